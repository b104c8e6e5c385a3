package dev.lantern.routing.wire;

import dev.lantern.events.EventCodec;
import dev.lantern.routing.desk.RequestPace;
import dev.lantern.routing.desk.RosterCsv;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** How much and how often somebody may ask. What is too large is refused unread where its length is told. */
@ApplicationScoped
public class RequestLimits {

    private static final String DESK = "/desk/";
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** Before the framework's own limit, which answers without a problem. */
    private static final int FIRST = 50;

    private final RoutingConfig.Desk config;
    private final RequestPace pace;
    private final JsonWebToken token;
    private final RequestBody read;

    RequestLimits(RoutingConfig config, JsonWebToken token, RequestBody read) {
        this.config = config.desk();
        this.pace = new RequestPace(
                config.desk().requests().perSecond(), config.desk().requests().burst());
        this.token = token;
        this.read = read;
    }

    void refuseWhatIsAnnouncedTooLarge(@Observes Filters filters) {
        filters.register(this::announced, FIRST);
    }

    private void announced(RoutingContext http) {
        String length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean csv = isCsv(http.request().getHeader(HttpHeaders.CONTENT_TYPE));
        if (length != null
                && http.normalizedPath().startsWith(DESK)
                && http.request().method() != HttpMethod.GET
                && longer(length, limit(csv))) {
            http.response()
                    .setStatusCode(Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader("Connection", "close")
                    .end(json(tooLarge(csv)));
        } else {
            http.next();
        }
    }

    /** Reads the body, so that a command id can be made of it before it is parsed. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    @Nullable
    Response limit(ContainerRequestContext request) throws IOException {
        if (!request.getUriInfo().getPath().startsWith(DESK)) {
            return null;
        }
        Optional<Duration> tooFast = Optional.ofNullable(token.getSubject()).flatMap(pace::tooFast);
        if (tooFast.isPresent()) {
            return tooOften(tooFast.get());
        }
        if (!WITH_BODY.contains(request.getMethod())) {
            return null;
        }
        boolean csv = isCsv(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
        int limit = limit(csv);
        byte[] body = request.getEntityStream().readNBytes(limit + 1);
        if (body.length > limit) {
            return tooLarge(csv).response();
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        read.is(body);
        return null;
    }

    private int limit(boolean csv) {
        return csv ? config.maxRosterBytes() : config.maxBodyBytes();
    }

    private Problem tooLarge(boolean csv) {
        return Problem.of(
                Status.REQUEST_ENTITY_TOO_LARGE, "TOO_LARGE", "The body has to be at most " + limit(csv) + " bytes.");
    }

    private static Response tooOften(Duration wait) {
        return Response.fromResponse(Problem.of(
                                Status.TOO_MANY_REQUESTS,
                                "TOO_MANY_REQUESTS",
                                "You asked more often than Lantern allows. Ask again after the time in Retry-After.")
                        .response())
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, Math.ceilDiv(wait.toMillis(), 1000)))
                .build();
    }

    private static boolean isCsv(@Nullable String contentType) {
        return contentType != null && contentType.startsWith(RosterCsv.MEDIA_TYPE);
    }

    private static boolean longer(String length, int limit) {
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException e) {
            return false; // The server refuses it by itself.
        }
    }

    private static String json(Problem problem) {
        try {
            return EventCodec.json().writeValueAsString(problem);
        } catch (IOException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
