package dev.lantern.testbed.phone;

import java.util.UUID;

/** Ids in the provider's form: two letters and 32 hex digits. */
final class Sid {

    private Sid() {}

    static String message() {
        return of("SM");
    }

    /** Of a message with media. */
    static String pictureMessage() {
        return of("MM");
    }

    static String media() {
        return of("ME");
    }

    private static String of(String kind) {
        return kind + UUID.randomUUID().toString().replace("-", "");
    }
}
