package dev.lantern.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param next where the list goes on; absent on its last page
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

    public Page {
        items = List.copyOf(items);
    }
}
