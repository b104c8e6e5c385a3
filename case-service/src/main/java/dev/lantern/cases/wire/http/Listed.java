package dev.lantern.cases.wire.http;

import dev.lantern.cases.Cursor;
import dev.lantern.cases.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next give it as {@code after} to read on; absent at the end
 */
public record Listed<T>(List<T> items, @Nullable String next) {

    static <S, T> Listed<T> of(Page<S> page, Function<S, T> item) {
        Cursor next = page.next();
        return new Listed<>(page.items().stream().map(item).toList(), next == null ? null : next.encoded());
    }
}
