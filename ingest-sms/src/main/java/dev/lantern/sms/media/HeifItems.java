package dev.lantern.sms.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The items of a HEIF file, their types and where their data lies (ISO 14496-12, 8.11.3 and 8.11.6). */
final class HeifItems {

    /** More are no picture of a telephone. */
    private static final int MOST = 10_000;

    /** @param inIdat the offset counts from the meta box's own data, not from the file's beginning */
    record Place(boolean inIdat, long offset, long length) {}

    private final Map<Long, String> types = new HashMap<>();
    private final Map<Long, List<Place>> places = new HashMap<>();

    /** Reads the item information box. */
    void types(byte[] file, IsoBox iinf) throws UncleanException {
        int entries = iinf.body() + 4 + (file[iinf.body()] == 0 ? 2 : 4);
        for (IsoBox entry : IsoBox.within(file, entries, iinf.end())) {
            int version = file[entry.body()];
            if (!entry.type().equals("infe") || version < 2 || version > 3) {
                throw new UncleanException("an item does not say of what type it is");
            }
            ByteBuffer in = ByteBuffer.wrap(file, entry.body() + 4, entry.end() - entry.body() - 4);
            long id = unsigned(in, version == 2 ? 2 : 4);
            in.getShort(); // protection
            byte[] type = new byte[4];
            in.get(type);
            types.put(id, new String(type, StandardCharsets.ISO_8859_1));
        }
    }

    /** Reads the item location box. */
    void places(byte[] file, IsoBox iloc) throws UncleanException {
        ByteBuffer in = ByteBuffer.wrap(file, iloc.body(), iloc.end() - iloc.body());
        int version = in.getInt() >>> 24;
        int sizes = Short.toUnsignedInt(in.getShort());
        int offsetSize = sizes >> 12;
        int lengthSize = sizes >> 8 & 0xF;
        int baseSize = sizes >> 4 & 0xF;
        int indexSize = version == 0 ? 0 : sizes & 0xF;
        long items = unsigned(in, version < 2 ? 2 : 4);
        if (version > 2 || items > MOST) {
            throw new UncleanException("it says in an unknown way where its items are");
        }
        for (long i = 0; i < items; i++) {
            long id = unsigned(in, version < 2 ? 2 : 4);
            int method = version == 0 ? 0 : in.getShort() & 0xF;
            int elsewhere = in.getShort();
            long base = unsigned(in, baseSize);
            int extents = Short.toUnsignedInt(in.getShort());
            if (method > 1 || elsewhere != 0) {
                throw new UncleanException("an item lies outside of the file's data");
            }
            for (int extent = 0; extent < extents; extent++) {
                unsigned(in, indexSize);
                long offset = base + unsigned(in, offsetSize);
                places.computeIfAbsent(id, item -> new ArrayList<>())
                        .add(new Place(method == 1, offset, unsigned(in, lengthSize)));
            }
        }
    }

    /** Where the data of the items of these types is. */
    List<Place> placesOf(Set<String> wanted) {
        return types.entrySet().stream()
                .filter(item -> wanted.contains(item.getValue()))
                .flatMap(item -> places.getOrDefault(item.getKey(), List.of()).stream())
                .toList();
    }

    private static long unsigned(ByteBuffer in, int bytes) throws UncleanException {
        return switch (bytes) {
            case 0 -> 0;
            case 2 -> Short.toUnsignedLong(in.getShort());
            case 4 -> Integer.toUnsignedLong(in.getInt());
            case 8 -> in.getLong();
            default -> throw new UncleanException("a number has a size that none has");
        };
    }
}
