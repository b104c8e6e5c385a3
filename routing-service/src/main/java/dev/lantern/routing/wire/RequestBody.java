package dev.lantern.routing.wire;

import jakarta.enterprise.context.RequestScoped;

/** The bytes of a request as they came, for whoever must tell one body from another. */
@RequestScoped
public class RequestBody {

    private byte[] bytes = new byte[0];

    byte[] bytes() {
        return bytes;
    }

    void is(byte[] read) {
        bytes = read;
    }
}
