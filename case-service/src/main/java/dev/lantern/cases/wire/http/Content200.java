package dev.lantern.cases.wire.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An answer that holds what people said: no cache, the browser's included, may keep it. */
final class Content200 {

    private Content200() {}

    static Response of(Object view) {
        return Response.ok(view, MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }
}
