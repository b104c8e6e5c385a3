package dev.lantern.testbed.phone.voice;

/** A document that cannot be carried out; {@code code} is the provider's number for what is wrong with it. */
final class UnreadableTwiml extends Exception {

    private static final long serialVersionUID = 1;

    private final int code;

    UnreadableTwiml(int code, String why) {
        super(why);
        this.code = code;
    }

    int code() {
        return code;
    }
}
