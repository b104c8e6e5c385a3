package dev.lantern.sms.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Takes out of a file what a person did not mean to send: place, time, device, names. What is needed to show the file
 * stays, everything that is not known to be needed goes; what follows its end goes too.
 */
final class Cleaning {

    /** What a PNG needs to look as it does (PNG specification, third edition), and the frames of an animated one. */
    private static final Set<String> PNG_CHUNKS = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT");

    private static final Set<String> WEBP_CHUNKS = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");

    /** VP8X flags that announce EXIF and XMP (WebP container specification). */
    private static final int WEBP_HIDDEN = 0b0000_1100;

    private Cleaning() {}

    static byte[] clean(MediaKind kind, byte[] content) throws UncleanException {
        try {
            return switch (kind) {
                case JPEG -> JpegCleaning.clean(content);
                case PNG -> png(content);
                case GIF -> gif(content);
                case WEBP -> webp(content);
                case MP4 -> Mp4Cleaning.clean(content);
                case AMR -> content; // frames of sound and nothing else
                case HEIC, AVIF -> HeifCleaning.clean(content);
                case OGG, MP3, PDF, VCARD -> throw new UncleanException("it is of a kind that is not cleaned");
            };
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException | IllegalArgumentException e) {
            throw new UncleanException("it ends before its own end");
        }
    }

    private static byte[] png(byte[] content) throws UncleanException {
        ByteArrayOutputStream clean = new ByteArrayOutputStream(content.length);
        clean.write(content, 0, 8);
        for (int at = 8; ; ) {
            int length = ByteBuffer.wrap(content).getInt(at);
            String type = ascii(content, at + 4);
            if (length < 0 || at + 12L + length > content.length) {
                throw new UncleanException("a chunk is longer than the file");
            }
            if (PNG_CHUNKS.contains(type)) {
                clean.write(content, at, length + 12);
            }
            if (type.equals("IEND")) {
                return clean.toByteArray();
            }
            at += length + 12;
        }
    }

    private static byte[] webp(byte[] content) throws UncleanException {
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long end = Math.min(8L + Integer.toUnsignedLong(in.getInt(4)), content.length);
        ByteArrayOutputStream clean = new ByteArrayOutputStream(content.length);
        clean.write(content, 0, 12);
        for (int at = 12; at + 8 <= end; ) {
            long length = Integer.toUnsignedLong(in.getInt(at + 4));
            if (at + 8 + length > end) {
                throw new UncleanException("a chunk is longer than the file");
            }
            int whole = (int) (8 + length + (length & 1));
            String type = ascii(content, at);
            if (WEBP_CHUNKS.contains(type)) {
                byte[] chunk = Arrays.copyOfRange(content, at, at + whole);
                if (type.equals("VP8X")) {
                    chunk[8] &= (byte) ~WEBP_HIDDEN;
                }
                clean.write(chunk, 0, whole);
            }
            at += whole;
        }
        byte[] file = clean.toByteArray();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        return file;
    }

    /** GIF89a: comments, plain text and applications go, but for the one that says how often it repeats. */
    private static byte[] gif(byte[] content) throws UncleanException {
        ByteArrayOutputStream clean = new ByteArrayOutputStream(content.length);
        int at = 13 + colours(content[10]);
        clean.write(content, 0, at);
        while (true) {
            int from = at;
            boolean keep;
            switch (content[at] & 0xFF) {
                case 0x3B -> {
                    clean.write(0x3B);
                    return clean.toByteArray();
                }
                case 0x2C -> {
                    at = blocks(content, at + 10 + colours(content[at + 9]) + 1);
                    keep = true;
                }
                case 0x21 -> {
                    int label = content[at + 1] & 0xFF;
                    boolean repeats = label == 0xFF
                            && new String(content, at + 3, 11, StandardCharsets.US_ASCII).equals("NETSCAPE2.0");
                    keep = label == 0xF9 || repeats;
                    at = blocks(content, at + 2);
                }
                default -> throw new UncleanException("it holds what a GIF does not");
            }
            if (keep) {
                clean.write(content, from, at - from);
            }
        }
    }

    private static int colours(byte packed) {
        return (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);
    }

    /** Behind a chain of sub-blocks. */
    private static int blocks(byte[] content, int at) {
        int next = at;
        while (content[next] != 0) {
            next += 1 + (content[next] & 0xFF);
        }
        return next + 1;
    }

    private static String ascii(byte[] content, int at) {
        return new String(content, at, 4, StandardCharsets.US_ASCII);
    }
}
