package dev.lantern.testbed.phone.voice;

import java.time.Instant;

/**
 * Something that was heard on a call.
 *
 * @param words as said; for a recording its address
 * @param language of speech as a BCP 47 tag, empty for everything else
 * @param by who said it: empty for the hotline's own voice, else the person's number
 */
public record Heard(Kind kind, String words, String language, String by, Instant at) {

    public enum Kind {
        SPEECH,
        RECORDING,
        /** Somebody came to or left the room. */
        BEEP,
        /** Another person on the call. */
        PERSON
    }

    static Heard speech(String words, String language) {
        return new Heard(Kind.SPEECH, words, language, "", Instant.now());
    }

    static Heard recording(String address) {
        return new Heard(Kind.RECORDING, address, "", "", Instant.now());
    }

    static Heard beep() {
        return new Heard(Kind.BEEP, "(beep)", "", "", Instant.now());
    }

    static Heard person(String words, String by) {
        return new Heard(Kind.PERSON, words, "", by, Instant.now());
    }
}
