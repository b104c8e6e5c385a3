package dev.lantern.cases.store;

import dev.lantern.cases.Cursor;
import dev.lantern.cases.Page;
import java.util.List;
import java.util.function.Function;

/** A page from a query that asked for one row more than the page holds: that row tells whether there is a next one. */
final class Paging {

    private Paging() {}

    static <R, T> Page<T> page(List<R> rows, int limit, Function<R, T> item, Function<R, Cursor> cursor) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(item).toList(), more ? cursor.apply(shown.getLast()) : null);
    }
}
