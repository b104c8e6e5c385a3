package dev.lantern.cases.wire.http;

import dev.lantern.cases.Cursor;
import org.jspecify.annotations.Nullable;

/** Query parameters, checked here because the framework's own conversion answers 404 for a number that is none. */
final class Query {

    private Query() {}

    static int limit(@Nullable String given, int usual, int most) {
        if (given == null) {
            return usual;
        }
        try {
            int limit = Integer.parseInt(given);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadQueryException("limit is a number from 1 to " + most + ".");
    }

    static @Nullable Cursor cursor(String name, @Nullable String given) {
        return given == null
                ? null
                : Cursor.decoded(given)
                        .orElseThrow(() ->
                                new BadQueryException(name + " is the next of an earlier page, as it was given."));
    }

    /** An id as it can be: what could be none is found nowhere, so it need not reach the database. */
    static boolean isId(String given) {
        return given.length() <= 512 && given.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    static @Nullable String id(String name, @Nullable String given) {
        if (given != null && !isId(given)) {
            throw new BadQueryException(name + " is no id.");
        }
        return given;
    }
}
