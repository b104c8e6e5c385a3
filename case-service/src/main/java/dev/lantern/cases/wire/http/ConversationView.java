package dev.lantern.cases.wire.http;

import dev.lantern.cases.CaseFile;
import dev.lantern.cases.Cursor;
import dev.lantern.events.sealing.Opener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a page of its timeline, oldest first.
 *
 * @param reasons why it is as urgent as it is
 * @param next give it as {@code after} to read on; absent at the end
 */
public record ConversationView(
        ConversationSummary conversation,
        List<String> reasons,
        List<EntryView> timeline,
        @Nullable String next) {

    static ConversationView of(CaseFile file, Opener opener) {
        String id = file.conversation().id();
        Cursor next = file.next();
        return new ConversationView(
                ConversationSummary.of(file.conversation()),
                file.conversation().triage().reasons(),
                file.timeline().stream()
                        .map(entry -> EntryView.of(entry, id, opener))
                        .toList(),
                next == null ? null : next.encoded());
    }
}
