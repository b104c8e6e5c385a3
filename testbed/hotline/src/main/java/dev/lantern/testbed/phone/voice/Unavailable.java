package dev.lantern.testbed.phone.voice;

/** No instructions could be had. The message has the address without its query, the code is the provider's. */
final class Unavailable extends Exception {

    private static final long serialVersionUID = 1;

    private final int code;
    private final String address;

    Unavailable(int code, String address, String why) {
        super(code + " " + address.replaceFirst("\\?.*", "") + ": " + why);
        this.code = code;
        this.address = address;
    }

    int code() {
        return code;
    }

    String address() {
        return address;
    }
}
