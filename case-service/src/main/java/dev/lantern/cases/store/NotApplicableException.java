package dev.lantern.cases.store;

/** An event cannot be applied, now or later, for a reason of its own. The message says the form of it, never a value. */
public final class NotApplicableException extends RuntimeException {

    private final String reason;

    // Without a cause: PostgreSQL's messages quote the row.
    NotApplicableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
