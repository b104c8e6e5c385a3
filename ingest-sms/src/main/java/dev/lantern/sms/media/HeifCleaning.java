package dev.lantern.sms.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A HEIF file (ISO 23008-12: HEIC, AVIF) in which only what belongs to its pictures is left. Every item of another type,
 * such as EXIF and XMP, every property that does not change how a picture looks, and all data that no picture refers to
 * are blanked. Nothing moves, because positions in the file are positions of data. No decoder is needed for it.
 */
final class HeifCleaning {

    private static final Set<String> PICTURES =
            Set.of("hvc1", "lhv1", "av01", "avc1", "jpeg", "grid", "iden", "iovl", "tmap");

    private static final Set<String> PROPERTIES = Set.of(
            "ispe", "pixi", "colr", "pasp", "irot", "imir", "clap", "auxC", "hvcC", "lhvC", "av1C", "avcC", "jpgC",
            "clli", "mdcv", "cclv", "amve", "a1op", "a1lx", "lsel", "rloc", "iscl", "oinf", "tols", "ndwt");

    private final byte[] original;
    private final byte[] clean;
    private final List<IsoBox> data = new ArrayList<>();

    private HeifCleaning(byte[] content) {
        this.original = content;
        this.clean = content.clone();
    }

    static byte[] clean(byte[] content) throws UncleanException {
        return new HeifCleaning(content).clean();
    }

    private byte[] clean() throws UncleanException {
        List<IsoBox> metas = new ArrayList<>();
        for (IsoBox box : IsoBox.within(original, 0, original.length)) {
            switch (box.type()) {
                case "ftyp" -> {}
                case "meta" -> metas.add(box);
                case "mdat" -> data.add(box);
                // Data of a film is found in another way: then nobody knows what is to be kept.
                case "moov" -> throw new UncleanException("it holds a film too");
                default -> blank(box);
            }
        }
        if (metas.size() != 1) {
            throw new UncleanException("it does not say what is in it");
        }
        meta(metas.getFirst());
        return clean;
    }

    private void meta(IsoBox meta) throws UncleanException {
        HeifItems items = new HeifItems();
        IsoBox idat = null;
        for (IsoBox box : IsoBox.within(original, meta.body() + 4, meta.end())) {
            switch (box.type()) {
                case "hdlr", "pitm", "iref", "dinf", "grpl" -> {}
                case "iinf" -> items.types(original, box);
                case "iloc" -> items.places(original, box);
                case "iprp" -> properties(box);
                case "idat" -> idat = box;
                default -> blank(box);
            }
        }
        if (idat != null) {
            data.add(idat);
        }
        data.forEach(box -> Arrays.fill(clean, box.body(), box.end(), (byte) 0));
        for (HeifItems.Place place : items.placesOf(PICTURES)) {
            giveBack(place, idat);
        }
    }

    private void giveBack(HeifItems.Place place, @Nullable IsoBox idat) throws UncleanException {
        long from = place.inIdat() && idat != null ? idat.body() + place.offset() : place.offset();
        for (IsoBox box : data) {
            boolean inside = from >= box.body() && from <= box.end();
            if (inside && place.length() >= 0 && place.length() <= box.end() - from) {
                System.arraycopy(original, (int) from, clean, (int) from, (int) place.length());
                return;
            }
        }
        throw new UncleanException("a picture lies where no data is");
    }

    private void properties(IsoBox iprp) throws UncleanException {
        for (IsoBox box : IsoBox.within(original, iprp.body(), iprp.end())) {
            if (box.type().equals("ipco")) {
                for (IsoBox property : IsoBox.within(original, box.body(), box.end())) {
                    if (!PROPERTIES.contains(property.type())) {
                        blank(property); // it keeps its place: properties are known by their number
                    }
                }
            } else if (!box.type().equals("ipma")) {
                blank(box);
            }
        }
    }

    private void blank(IsoBox box) {
        ByteBuffer.wrap(clean).put(box.at() + 4, "free".getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(clean, box.body(), box.end(), (byte) 0);
    }
}
