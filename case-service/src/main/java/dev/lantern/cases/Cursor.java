package dev.lantern.cases;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The last row of a page; the next page is what comes after it. Rows are ordered by time, then kind and offset (0 where
 * a list has none), then id, so that no two are equal and nothing is skipped when rows are added between two pages.
 */
public record Cursor(Instant at, int kind, long offset, String id) {

    /** Far beyond every event, and still a time that a database can compare with. */
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /** What a client keeps and gives back; opaque to it. */
    public String encoded() {
        String plain = at.getEpochSecond() + "." + at.getNano() + " " + kind + " " + offset + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when it is none of ours. */
    public static Optional<Cursor> decoded(String encoded) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            String[] parts = plain.split(" ", 4);
            String[] time = parts[0].split("\\.", 2);
            Instant at = Instant.ofEpochSecond(Long.parseLong(time[0]), Integer.parseInt(time[1]));
            Cursor cursor = new Cursor(at, Integer.parseInt(parts[1]), Long.parseLong(parts[2]), parts[3]);
            return at.isBefore(Instant.EPOCH) || at.isAfter(END) || cursor.id.indexOf(0) >= 0
                    ? Optional.empty()
                    : Optional.of(cursor);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
