package dev.lantern.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation and a page of its timeline, oldest first.
 *
 * @param next where the timeline goes on; absent on its last page
 */
public record CaseFile(
        Conversation conversation,
        List<Entry> timeline,
        @Nullable Cursor next) {

    public CaseFile {
        timeline = List.copyOf(timeline);
    }
}
