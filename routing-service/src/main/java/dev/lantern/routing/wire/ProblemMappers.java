package dev.lantern.routing.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.lantern.events.EventTooLargeException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error leaves as problem details. Messages of exceptions never do: they may quote what was sent. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return e.problem().response();
    }

    @ServerExceptionMapper
    Response noToken(UnauthorizedException e) {
        return unauthorized("Bearer", "A bearer token is needed.");
    }

    @ServerExceptionMapper
    Response badToken(AuthenticationFailedException e) {
        return unauthorized("Bearer error=\"invalid_token\"", "The token is not valid, or not any more.");
    }

    @ServerExceptionMapper
    Response badLogin(AuthenticationCompletionException e) {
        return unauthorized("Bearer error=\"invalid_token\"", "The token is not valid, or not any more.");
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Problem.of(Status.FORBIDDEN, "FORBIDDEN", "The token does not have the role that this needs.")
                .response();
    }

    @ServerExceptionMapper
    Response notJson(JsonProcessingException e) {
        return malformed();
    }

    /** The framework has a mapper of its own for this one, which would repeat the value. */
    @ServerExceptionMapper
    Response notThatJson(MismatchedInputException e) {
        return malformed();
    }

    @ServerExceptionMapper
    Response tooLarge(EventTooLargeException e) {
        return Problem.of(Status.REQUEST_ENTITY_TOO_LARGE, "TOO_LARGE", "It is larger than Lantern can pass on.")
                .response();
    }

    /** What the framework refuses by itself: no such path, method or media type, a body it cannot read. */
    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        Response original = e.getResponse();
        Response.StatusType status = original.getStatusInfo();
        if (status.getStatusCode() == 400) {
            return malformed();
        }
        Problem problem = Problem.of(status, codeOf(status), sentenceOf(status.getStatusCode()));
        Response.ResponseBuilder answer = Response.fromResponse(problem.response());
        if (original.getHeaderString(HttpHeaders.ALLOW) != null) {
            answer.header(HttpHeaders.ALLOW, original.getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    @ServerExceptionMapper
    Response fault(Exception e) {
        StackTraceElement[] trace = e.getStackTrace();
        LOG.errorf(
                "a request failed: error=%s at=%s",
                e.getClass().getName(), trace.length == 0 ? "unknown" : trace[0].toString());
        return Problem.of(Status.INTERNAL_SERVER_ERROR, "FAULT", "Lantern failed on this; it has been logged.")
                .response();
    }

    private static Response malformed() {
        return Problem.of(Status.BAD_REQUEST, "MALFORMED", "The body is not the JSON that is expected here.")
                .response();
    }

    private static Response unauthorized(String challenge, String detail) {
        return Response.fromResponse(
                        Problem.of(Status.UNAUTHORIZED, "UNAUTHORIZED", detail).response())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }

    private static String codeOf(Response.StatusType status) {
        return status.getReasonPhrase().toUpperCase(java.util.Locale.ROOT).replace(' ', '_');
    }

    private static String sentenceOf(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not know the method.";
            case 406 -> "None of the accepted media types can be given.";
            case 413 -> "The body is too large.";
            case 415 -> "The body has to be application/json.";
            default -> "The request was refused.";
        };
    }
}
