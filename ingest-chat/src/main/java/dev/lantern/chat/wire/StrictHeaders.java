package dev.lantern.chat.wire;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** On every answer: nothing is kept, framed, guessed, told to another site, or loaded from one. */
public class StrictHeaders {

    private final String contentSecurityPolicy;

    StrictHeaders(PageAssets assets) {
        this.contentSecurityPolicy = assets.contentSecurityPolicy();
    }

    @ServerResponseFilter
    public void add(ContainerResponseContext response, HttpServerRequest request) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", contentSecurityPolicy);
        headers.putSingle("X-Frame-Options", "DENY");
        headers.putSingle("Referrer-Policy", "no-referrer");
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
        headers.putSingle("Cross-Origin-Resource-Policy", "same-origin");
        headers.putSingle("Cache-Control", "no-store");
        headers.putSingle("Vary", "Accept-Language");
        if ("https".equals(request.scheme())) {
            headers.putSingle("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
