package dev.lantern.testbed.phone;

import java.util.UUID;

/** Ids in the provider's form: two letters and 32 hex digits. */
final class Sid {

    private Sid() {}

    static String message() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }
}
