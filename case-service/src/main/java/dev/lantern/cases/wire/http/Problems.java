package dev.lantern.cases.wire.http;

import dev.lantern.cases.store.StoreUnavailableException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every refusal and failure as a problem document; none quotes what was asked or found. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    /** RFC 6750, section 3. */
    private static final String CHALLENGE = "Bearer";

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized() {
        return Problem.answer(Status.UNAUTHORIZED, "A valid bearer token is needed.")
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Problem.answer(Status.FORBIDDEN, "Your role does not allow this.")
                .build();
    }

    @ServerExceptionMapper
    Response badRequest(BadQueryException e) {
        return Problem.answer(Status.BAD_REQUEST, e.explanation()).build();
    }

    @ServerExceptionMapper
    Response unavailable(StoreUnavailableException e) {
        return Problem.answer(Status.SERVICE_UNAVAILABLE, "The cases cannot be read at the moment.")
                .header(HttpHeaders.RETRY_AFTER, 5)
                .build();
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        Status status = Status.fromStatusCode(e.getResponse().getStatus());
        return Problem.answer(
                        status == null ? Status.INTERNAL_SERVER_ERROR : status,
                        status == Status.NOT_FOUND ? NOTHING_HERE : "The request was not understood.")
                .build();
    }

    @ServerExceptionMapper
    Response failed(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        LOG.errorf("a read failed: %s at %s", e.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
        return Problem.answer(Status.INTERNAL_SERVER_ERROR, "Something failed here; it was logged.")
                .build();
    }

    static final String NOTHING_HERE = "There is nothing here that you may read.";

    static Response notFound() {
        return Problem.answer(Status.NOT_FOUND, NOTHING_HERE).build();
    }
}
