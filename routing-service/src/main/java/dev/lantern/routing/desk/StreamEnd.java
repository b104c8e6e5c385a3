package dev.lantern.routing.desk;

/** Why a desk stream ended. Whoever still wants it connects again with the last id it saw. */
public enum StreamEnd {
    /** The client left. */
    CLOSED,
    /** The client read more slowly than its events came. */
    TOO_SLOW,
    /** The client's token is no longer good. */
    TOKEN_EXPIRED,
    /** This instance can no longer promise that the stream is complete. */
    GAP,
    /** This instance stops. */
    STOPPING
}
