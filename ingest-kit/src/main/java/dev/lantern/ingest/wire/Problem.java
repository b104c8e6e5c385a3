package dev.lantern.ingest.wire;

import jakarta.ws.rs.core.Response;

/** Problem details (RFC 9457) for the provider. The detail is about form, never about what somebody wrote. */
public record Problem(String title, int status, String detail) {

    private static final String MEDIA_TYPE = "application/problem+json";

    public static Response response(int status, String title, String detail) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new Problem(title, status, detail))
                .build();
    }
}
