package dev.lantern.sms.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.imaging.formats.jpeg.JpegImageMetadata;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.jpeg.xmp.JpegXmpRewriter;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CleaningTest {

    private static final String SECRET = "a-secret-place";

    @Test
    void a_jpeg_keeps_its_picture_and_which_way_is_up_and_nothing_else() throws Exception {
        byte[] plain = image("jpg");
        byte[] telephone = withEverythingHidden(plain);
        assertThat(new String(telephone, StandardCharsets.ISO_8859_1)).contains(SECRET, "Exif");
        JpegImageMetadata before = (JpegImageMetadata) Imaging.getMetadata(telephone);
        assertThat(before.getExif().getGpsInfo()).isNotNull();

        byte[] clean = Cleaning.clean(MediaKind.JPEG, telephone);

        JpegImageMetadata after = (JpegImageMetadata) Imaging.getMetadata(clean);
        assertThat(after.getExif().getGpsInfo()).isNull();
        assertThat(after.getExif().getAllFields()).hasSize(1);
        assertThat(after.findExifValue(TiffTagConstants.TIFF_TAG_ORIENTATION).getIntValue())
                .isEqualTo(6);
        assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        assertThat(pixels(clean)).isEqualTo(pixels(plain));
    }

    @Test
    void a_jpeg_without_anything_hidden_stays_as_it_is() throws Exception {
        byte[] plain = image("jpg");
        assertThat(Cleaning.clean(MediaKind.JPEG, plain)).isEqualTo(plain);
    }

    @Test
    void a_png_loses_its_texts_and_what_follows_its_end() throws Exception {
        byte[] plain = image("png");
        ByteArrayOutputStream telling = new ByteArrayOutputStream();
        telling.write(plain, 0, 33); // signature and IHDR
        for (String type : new String[] {"tEXt", "eXIf", "tIME", "prVt"}) {
            telling.write(pngChunk(type, "Comment\0" + SECRET));
        }
        telling.write(plain, 33, plain.length - 33);
        telling.write(SECRET.getBytes(StandardCharsets.US_ASCII));

        assertThat(Cleaning.clean(MediaKind.PNG, telling.toByteArray())).isEqualTo(plain);
    }

    @Test
    void a_gif_loses_its_comments() throws Exception {
        byte[] plain = image("gif");
        byte[] comment = ("!\u00FE" + (char) SECRET.length() + SECRET + "\0").getBytes(StandardCharsets.ISO_8859_1);
        int body = 13 + ((plain[10] & 0x80) == 0 ? 0 : 3 << ((plain[10] & 7) + 1));
        byte[] telling = ByteBuffer.allocate(plain.length + comment.length)
                .put(plain, 0, body)
                .put(comment)
                .put(plain, body, plain.length - body)
                .array();

        byte[] clean = Cleaning.clean(MediaKind.GIF, telling);

        assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        assertThat(pixels(clean)).isEqualTo(pixels(plain));
    }

    @Test
    void a_webp_loses_its_exif_and_xmp() throws Exception {
        byte[] vp8x = {(byte) 0b0001_1100, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] file = riff(
                riffChunk("VP8X", vp8x),
                riffChunk("VP8 ", new byte[] {1, 2, 3}),
                riffChunk("EXIF", SECRET.getBytes(StandardCharsets.US_ASCII)),
                riffChunk("XMP ", SECRET.getBytes(StandardCharsets.US_ASCII)));

        byte[] clean = Cleaning.clean(MediaKind.WEBP, file);

        byte[] quiet = vp8x.clone();
        quiet[0] = 0b0001_0000;
        assertThat(clean).isEqualTo(riff(riffChunk("VP8X", quiet), riffChunk("VP8 ", new byte[] {1, 2, 3})));
    }

    @Test
    void a_video_loses_place_and_time_and_nothing_moves() throws Exception {
        byte[] place = box("udta", box("\u00A9xyz", SECRET.getBytes(StandardCharsets.US_ASCII)));
        byte[] header = box("mvhd", new byte[] {0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 3, (byte) 0xE8});
        byte[] frames = box("mdat", "frames that must stay".getBytes(StandardCharsets.US_ASCII));
        byte[] film = join(
                box("ftyp", "isom0000".getBytes(StandardCharsets.US_ASCII)),
                box("moov", join(header, place)),
                box("meta", SECRET.getBytes(StandardCharsets.US_ASCII)),
                frames);
        assertThat(MediaKind.of(film)).contains(MediaKind.MP4);

        byte[] clean = Cleaning.clean(MediaKind.MP4, film);

        String text = new String(clean, StandardCharsets.ISO_8859_1);
        assertThat(clean).hasSameSizeAs(film);
        assertThat(text).doesNotContain(SECRET).doesNotContain("udta").contains("frames that must stay");
        assertThat(text.indexOf("mdat")).isEqualTo(new String(film, StandardCharsets.ISO_8859_1).indexOf("mdat"));
        int dates = text.indexOf("mvhd") + 8;
        assertThat(Arrays.copyOfRange(clean, dates, dates + 8)).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = MediaKind.class,
            names = {"JPEG", "PNG", "GIF", "WEBP", "MP4", "HEIC", "AVIF"})
    void a_file_cut_short_or_scrambled_is_cleaned_or_refused_and_ends(MediaKind kind) throws Exception {
        byte[] whole =
                switch (kind) {
                    case JPEG -> withEverythingHidden(image("jpg"));
                    case PNG -> image("png");
                    case GIF -> image("gif");
                    case WEBP -> riff(riffChunk("VP8 ", new byte[64]), riffChunk("EXIF", new byte[9]));
                    case MP4 ->
                        join(
                                box("ftyp", new byte[8]),
                                box("moov", box("udta", new byte[20])),
                                box("mdat", new byte[9]));
                    case HEIC, AVIF -> sample(kind);
                    case AMR, OGG, MP3, PDF, VCARD -> throw new AssertionError("nothing of it is taken apart");
                };
        Random random = new Random(7);
        for (int run = 0; run < 400; run++) {
            byte[] broken = Arrays.copyOf(whole, 14 + random.nextInt(whole.length - 14));
            broken[12 + random.nextInt(broken.length - 12)] = (byte) random.nextInt(256);
            try {
                assertThat(Cleaning.clean(kind, broken)).isNotNull();
            } catch (UncleanException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MediaKind.class,
            names = {"HEIC", "AVIF"})
    void a_picture_of_a_newer_telephone_keeps_its_picture_alone_and_nothing_moves(MediaKind kind) throws Exception {
        byte[] telephone = sample(kind);
        assertThat(MediaKind.of(telephone)).contains(kind);
        assertThat(new String(telephone, StandardCharsets.ISO_8859_1)).contains(SECRET);

        byte[] clean = Cleaning.clean(kind, telephone);

        assertThat(clean).hasSameSizeAs(telephone);
        assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        assertThat(Cleaning.clean(kind, clean))
                .as("nothing is left to be taken out")
                .isEqualTo(clean);
        HeifItems items = items(telephone);
        List<HeifItems.Place> picture = items.placesOf(Set.of("hvc1", "av01"));
        assertThat(picture).isNotEmpty().allSatisfy(place -> {
            int from = (int) place.offset();
            int to = from + (int) place.length();
            assertThat(Arrays.copyOfRange(clean, from, to)).isEqualTo(Arrays.copyOfRange(telephone, from, to));
        });
        assertThat(items.placesOf(Set.of("Exif"))).isNotEmpty().allSatisfy(place -> assertThat(
                        Arrays.copyOfRange(clean, (int) place.offset(), (int) (place.offset() + place.length())))
                .containsOnly(0));
    }

    @Test
    void what_a_heif_file_says_beside_its_pictures_goes_and_what_cannot_be_placed_is_refused() throws Exception {
        byte[] heic = sample(MediaKind.HEIC);
        byte[] film = box("mpvd", SECRET.getBytes(StandardCharsets.US_ASCII));
        byte[] clean = Cleaning.clean(MediaKind.HEIC, join(heic, film));
        assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET, "mpvd");
        assertThat(Arrays.copyOf(clean, heic.length)).isEqualTo(Cleaning.clean(MediaKind.HEIC, heic));

        assertThatThrownBy(() -> Cleaning.clean(MediaKind.HEIC, join(heic, box("moov", new byte[8]))))
                .isInstanceOf(UncleanException.class);
        assertThatThrownBy(() -> Cleaning.clean(MediaKind.HEIC, box("ftyp", "heic0000".getBytes())))
                .isInstanceOf(UncleanException.class);
    }

    /** Made from {@link #withEverythingHidden} by libheif's own encoder. */
    private static byte[] sample(MediaKind kind) throws IOException {
        String name = kind == MediaKind.HEIC ? "telephone.heic" : "telephone.avif";
        try (InputStream file = Objects.requireNonNull(CleaningTest.class.getResourceAsStream(name))) {
            return file.readAllBytes();
        }
    }

    private static HeifItems items(byte[] file) throws UncleanException {
        HeifItems items = new HeifItems();
        for (IsoBox meta : IsoBox.within(file, 0, file.length)) {
            if (meta.type().equals("meta")) {
                for (IsoBox box : IsoBox.within(file, meta.body() + 4, meta.end())) {
                    if (box.type().equals("iinf")) {
                        items.types(file, box);
                    } else if (box.type().equals("iloc")) {
                        items.places(file, box);
                    }
                }
            }
        }
        return items;
    }

    @Test
    void what_ends_before_its_end_is_refused() {
        assertThatThrownBy(() -> Cleaning.clean(MediaKind.JPEG, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}))
                .isInstanceOf(UncleanException.class);
    }

    @Test
    void the_kind_is_told_by_the_first_bytes() throws Exception {
        assertThat(MediaKind.of(image("jpg"))).contains(MediaKind.JPEG);
        assertThat(MediaKind.of(image("png"))).contains(MediaKind.PNG);
        assertThat(MediaKind.of(image("gif"))).contains(MediaKind.GIF);
        assertThat(MediaKind.of("#!AMR\n".getBytes(StandardCharsets.US_ASCII))).contains(MediaKind.AMR);
        assertThat(MediaKind.of("<html><script>".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(MediaKind.of("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).contains(MediaKind.PDF);
        assertThat(MediaKind.of("OggS".getBytes(StandardCharsets.US_ASCII))).contains(MediaKind.OGG);
        assertThat(MediaKind.of("ID3".getBytes(StandardCharsets.US_ASCII))).contains(MediaKind.MP3);
        assertThat(MediaKind.of("\uFEFF\r\nbegin:vcard\r\n".getBytes(StandardCharsets.UTF_8)))
                .contains(MediaKind.VCARD);
        assertThat(MediaKind.of(new byte[0])).isEmpty();
        assertThat(MediaKind.of("PK\u0003\u0004 a zip".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    /** A picture with GPS, a camera, XMP, IPTC, a comment, and a second file behind its end. */
    static byte[] withEverythingHidden(byte[] jpeg) throws IOException {
        TiffOutputSet exif = new TiffOutputSet();
        exif.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_ORIENTATION, (short) 6);
        exif.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_MAKE, SECRET);
        exif.getOrCreateExifDirectory().add(ExifTagConstants.EXIF_TAG_BODY_SERIAL_NUMBER, SECRET);
        exif.setGpsInDegrees(-97.7431, 30.2672);
        ByteArrayOutputStream withExif = new ByteArrayOutputStream();
        new ExifRewriter().updateExifMetadataLossless(jpeg, withExif, exif);
        ByteArrayOutputStream withXmp = new ByteArrayOutputStream();
        new JpegXmpRewriter().updateXmpXml(withExif.toByteArray(), withXmp, "<x:xmpmeta>" + SECRET + "</x:xmpmeta>");
        byte[] soFar = withXmp.toByteArray();
        return join(
                Arrays.copyOf(soFar, 2),
                segment(0xED, "Photoshop 3.0\0" + SECRET),
                segment(0xFE, SECRET),
                segment(0xE2, "MPF\0" + SECRET),
                Arrays.copyOfRange(soFar, 2, soFar.length),
                SECRET.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] image(String format) throws IOException {
        BufferedImage picture = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 24; x++) {
            for (int y = 0; y < 16; y++) {
                picture.setRGB(x, y, new Color(x * 10, y * 15, 128).getRGB());
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(picture, format, file);
        return file.toByteArray();
    }

    private static int[] pixels(byte[] file) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file));
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static byte[] segment(int marker, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(bytes.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (bytes.length + 2))
                .put(bytes)
                .array();
    }

    private static byte[] pngChunk(String type, String content) {
        byte[] named = (type + content).getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(content.length())
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] riff(byte[]... chunks) {
        byte[] all = join(chunks);
        return ByteBuffer.allocate(all.length + 12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(all.length + 4)
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(all)
                .array();
    }

    private static byte[] riffChunk(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + (content.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(content.length + 8)
                .putInt(content.length + 8)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
