package dev.lantern.events;

import org.jspecify.annotations.Nullable;

/**
 * Where an advocate is called instead of at their softphone. It is theirs: only the channel that calls can open it.
 *
 * @param shown enough for the advocate to know it again, such as {@code ••• 0142}
 * @param address E.164, or a {@code sip:} address; sealed to {@link Reader#VOICE}, bound to the advocate's id, field
 *     {@code advocate.telephone}. Absent only in a command: it stays the one that is shown so
 */
public record AdvocateTelephone(
        Kind kind, String shown, @Nullable Sealed address) {

    public enum Kind {
        /** Anybody or anything may answer there. */
        NUMBER,
        /** A telephone of an exchange; anybody or anything may answer there, too. */
        SIP
    }

    /** Whether both show the same; what is sealed twice never looks the same. */
    public boolean looksLike(AdvocateTelephone other) {
        return kind == other.kind && shown.equals(other.shown);
    }
}
