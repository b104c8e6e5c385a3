package dev.lantern.sms.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.imaging.ImagingException;
import org.apache.commons.imaging.common.ImageMetadata;
import org.apache.commons.imaging.formats.jpeg.JpegImageMetadata;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;

/**
 * A JPEG without any segment that is not needed to decode it (ITU-T T.81, Annex B), and without what follows its end,
 * where telephones put a film or a second picture with a place of its own. Which way is up is kept, as the only field of
 * a new EXIF segment: otherwise pictures of telephones lie on their side.
 */
final class JpegCleaning {

    private static final int APP0 = 0xE0;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private JpegCleaning() {}

    static byte[] clean(byte[] content) throws UncleanException {
        short up = orientation(content);
        byte[] bare = bare(content);
        if (up <= 1 || up > 8) {
            return bare;
        }
        try {
            TiffOutputSet exif = new TiffOutputSet();
            exif.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_ORIENTATION, up);
            ByteArrayOutputStream turned = new ByteArrayOutputStream(bare.length + 128);
            new ExifRewriter().updateExifMetadataLossless(bare, turned, exif);
            return turned.toByteArray();
        } catch (IOException e) {
            throw new UncleanException("it cannot be written again");
        }
    }

    /** As its own EXIF says; 1 when it says nothing that can be read. */
    private static short orientation(byte[] content) {
        try {
            ImageMetadata metadata = Imaging.getMetadata(content);
            TiffField field = metadata instanceof JpegImageMetadata jpeg
                    ? jpeg.findExifValue(TiffTagConstants.TIFF_TAG_ORIENTATION)
                    : null;
            return field == null ? 1 : (short) field.getIntValue();
        } catch (ImagingException | RuntimeException e) {
            return 1; // damaged, or made to do harm: it goes in any case
        } catch (IOException e) {
            return 1;
        }
    }

    private static byte[] bare(byte[] content) throws UncleanException {
        ByteArrayOutputStream bare = new ByteArrayOutputStream(content.length);
        bare.write(content, 0, 2);
        int at = 2;
        while (true) {
            if ((content[at] & 0xFF) != 0xFF) {
                throw new UncleanException("a segment does not begin where it should");
            }
            int marker = content[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++; // filling
            } else if (marker == END_OF_IMAGE) {
                bare.write(content, at, 2);
                return bare.toByteArray();
            } else {
                int length = ((content[at + 2] & 0xFF) << 8 | content[at + 3] & 0xFF) + 2;
                int end = marker == START_OF_SCAN ? endOfScan(content, at + length) : at + length;
                if (needed(marker, content, at)) {
                    bare.write(content, at, end - at);
                }
                at = end;
            }
        }
    }

    /** JFIF, the colour profile and Adobe's colour transform change how it looks; all else in APPn is about it. */
    private static boolean needed(int marker, byte[] content, int at) {
        if (marker == APP2) {
            return new String(content, at + 4, 11, java.nio.charset.StandardCharsets.US_ASCII).equals("ICC_PROFILE");
        }
        if (marker == COMMENT) {
            return false;
        }
        return marker < APP0 || marker > APP15 || marker == APP0 || marker == APP14;
    }

    /** In a scan FF is followed by 00, or by the number of a restart. */
    private static int endOfScan(byte[] content, int from) {
        int at = from;
        while (true) {
            if ((content[at] & 0xFF) == 0xFF) {
                int next = content[at + 1] & 0xFF;
                if (next != 0 && (next < 0xD0 || next > 0xD7)) {
                    return at;
                }
            }
            at++;
        }
    }
}
