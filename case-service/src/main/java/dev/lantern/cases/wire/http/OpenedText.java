package dev.lantern.cases.wire.http;

import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.Opener;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something sealed, opened for whoever may read it; one of the two is there. */
@Schema(description = "What was sealed: its text, or why it could not be opened")
public record OpenedText(
        @Nullable String text, @Schema(examples = "NO_KEY") Opened.@Nullable Reason unreadable) {

    static OpenedText of(Opener opener, Sealed sealed, String threadId, String field) {
        return switch (opener.open(sealed, threadId, field)) {
            case Opened.Text(String text) -> new OpenedText(text, null);
            case Opened.Unopenable(Opened.Reason reason) -> new OpenedText(null, reason);
        };
    }

    static @Nullable OpenedText ofNullable(Opener opener, @Nullable Sealed sealed, String threadId, String field) {
        return sealed == null ? null : of(opener, sealed, threadId, field);
    }

    /** Never prints the text. */
    @Override
    public String toString() {
        return unreadable == null ? "OpenedText[opened]" : "OpenedText[" + unreadable + "]";
    }
}
