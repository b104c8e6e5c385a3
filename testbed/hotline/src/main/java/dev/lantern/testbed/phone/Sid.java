package dev.lantern.testbed.phone;

import java.util.UUID;

/** Ids in the provider's form: two letters and 32 hex digits. */
public final class Sid {

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

    public static String call() {
        return of("CA");
    }

    public static String conference() {
        return of("CF");
    }

    public static String queue() {
        return of("QU");
    }

    private static String of(String kind) {
        return kind + UUID.randomUUID().toString().replace("-", "");
    }
}
