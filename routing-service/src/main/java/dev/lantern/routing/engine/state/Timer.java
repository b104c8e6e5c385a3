package dev.lantern.routing.engine.state;

import java.time.Instant;

/**
 * Something that time alone brings about. Those due at the same instant fire in the order of their kind, then of their
 * subject.
 *
 * @param subject the conversation, the hash of the person, the offer, the advocate, the reply, the minute whose ids are forgotten, or the key of another record
 */
public record Timer(Instant due, Kind kind, String subject) implements Comparable<Timer> {

    public enum Kind {
        OFFER_EXPIRES,
        CALLBACK_WINDOW_ENDS,
        CALLBACK_COMES_UP,
        INVITATION_EXPIRES,
        DESK_IS_SILENT,
        DESK_IS_LOST,
        ADVOCATE_HAS_VANISHED,
        WRAP_UP_ENDS,
        FLAG_EXPIRES,
        LINE_OPENS,
        SEARCH_WIDENS,
        WAIT_LIMIT_PASSES,
        QUIET_WINDOW_ENDS,
        REPLY_IS_FORGOTTEN,
        IDS_ARE_FORGOTTEN
    }

    /** The id of what it causes. */
    public String causeId() {
        return "timer/" + kind + "/" + subject + "/" + due.toEpochMilli();
    }

    @Override
    public int compareTo(Timer other) {
        int order = due.compareTo(other.due);
        if (order == 0) {
            order = kind.compareTo(other.kind);
        }
        return order == 0 ? subject.compareTo(other.subject) : order;
    }
}
