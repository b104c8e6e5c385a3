package dev.lantern.chat.webform;

import java.util.Arrays;
import java.util.Optional;

/** The questions of the webform, in the order they are asked. Only the message must be answered. */
public enum Field {
    MESSAGE("message", "/message", 10_000),
    IN_DANGER_NOW("inDangerNow", "/inDangerNow", 10),
    UNDER_18("under18", "/under18", 10),
    CONTACT_BACK("contactBack", "/contactBack/safe", 10),
    MEANS("means", "/contactBack/means", 10),
    ADDRESS("address", "/contactBack/address", 254),
    WHEN("when", "/contactBack/when", 500),
    VOICEMAIL("voicemail", "/contactBack/voicemail", 10),
    CITY("city", "/place/city", 80),
    STATE("state", "/place/state", 40);

    private final String formName;
    private final String pointer;
    private final int limit;

    Field(String formName, String pointer, int limit) {
        this.formName = formName;
        this.pointer = pointer;
        this.limit = limit;
    }

    /** The name of the control in the page, and its id. */
    public String formName() {
        return formName;
    }

    /** JSON pointer (RFC 6901) of the value in the JSON request. */
    public String pointer() {
        return pointer;
    }

    /**
     * The most that is taken, in Unicode code points. All limits together stay below the largest event (64 KiB) even
     * when every code point is four bytes and sealing adds a third.
     */
    public int limit() {
        return limit;
    }

    public static Optional<Field> atPointer(String pointer) {
        return Arrays.stream(values()).filter(f -> f.pointer.equals(pointer)).findFirst();
    }
}
