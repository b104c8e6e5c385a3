package dev.lantern.routing.wire;

import dev.lantern.events.CommandIds;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.routing.desk.CommandOutcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** One request of one person to the engine: who asks, under which id, and what the answer is in HTTP. */
@RequestScoped
public class Asking {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String SUPERVISOR = "supervisor";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{16,200}");
    private static final Pattern TRACE_PARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final RoutingService service;
    private final JsonWebToken token;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Request request;
    private final RequestBody body;

    Asking(
            RoutingService service,
            JsonWebToken token,
            HttpHeaders headers,
            UriInfo uri,
            Request request,
            RequestBody body) {
        this.service = service;
        this.token = token;
        this.headers = headers;
        this.uri = uri;
        this.request = request;
        this.body = body;
    }

    /** What every command starts with. */
    record Asked(String commandId, String line, String actor, Instant at) {}

    /** Makes the command and returns what came of it. */
    Response ask(String line, BiFunction<Asked, Checks, DeskCommand> make) throws InterruptedException {
        String actor = actor();
        requireLine(line);
        Checks checks = new Checks();
        Asked asked = new Asked(commandId(actor, checks), line, actor, Instant.now());
        DeskCommand command = make.apply(asked, checks);
        checks.done();
        return answer(service.desk().commands().ask(command, traceParent()));
    }

    /** The {@code sub} of the token. */
    String actor() {
        Checks checks = new Checks();
        String actor = checks.id("sub", token.getSubject());
        if (actor.isEmpty()) {
            throw Problem.of(Status.FORBIDDEN, "NO_SUBJECT", "The token does not say who you are in a form that fits.")
                    .exception();
        }
        return actor;
    }

    /** The id of a request that is more than one command. */
    String requestId(String line) {
        String actor = actor();
        requireLine(line);
        Checks checks = new Checks();
        String id = commandId(actor, checks);
        checks.done();
        return id;
    }

    boolean supervises() {
        return token.getGroups().contains(SUPERVISOR);
    }

    void requireSelfOrSupervisor(String advocate) {
        if (!supervises() && !actor().equals(advocate)) {
            throw Problem.of(Status.FORBIDDEN, "FORBIDDEN", "Only a supervisor may say this of somebody else.")
                    .exception();
        }
    }

    Instant tokenExpires() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    void requireLine(String line) {
        if (service.line(line).isEmpty()) {
            throw Problem.of(Status.NOT_FOUND, Refusal.Code.UNKNOWN_LINE.name(), "There is no such line.")
                    .exception();
        }
    }

    /** The same key of the same person for the same address is the same command, and of anybody else another one. */
    private String commandId(String actor, Checks checks) {
        String key = headers.getHeaderString(IDEMPOTENCY_KEY);
        if (key == null) {
            return UUID.randomUUID().toString().replace("-", "");
        }
        if (!KEY.matcher(key).matches()) {
            checks.wrong(IDEMPOTENCY_KEY, "has to be 16 to 200 visible ASCII characters, such as a random UUID");
        }
        return CommandIds.of(actor, request.getMethod(), uri.getPath(), key, body.bytes());
    }

    private @Nullable String traceParent() {
        String given = headers.getHeaderString("traceparent");
        return given != null && TRACE_PARENT.matcher(given).matches() ? given : null;
    }

    private static Response answer(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Done(String id, Instant at) ->
                Response.ok(new Bodies.CommandDone(id, at)).build();
            case CommandOutcome.Unanswered(String id) ->
                Response.accepted(new Bodies.CommandDone(id, null)).build();
            case CommandOutcome.Refused(String id, Refusal refusal) ->
                refused(refusal).about(id).response();
            case CommandOutcome.NotTaken(String id) -> unavailable().about(id).response();
        };
    }

    static Problem refused(Refusal refusal) {
        return Problem.of(statusOf(refusal.code()), refusal.code().name(), refusal.explanation());
    }

    private static Response.StatusType statusOf(Refusal.Code code) {
        return switch (code) {
            case UNKNOWN_LINE, UNKNOWN_CONVERSATION -> Status.NOT_FOUND;
            case NOT_A_SUPERVISOR -> Status.FORBIDDEN;
            case KEY_REUSED -> Problem.UNPROCESSABLE;
            case NOT_SUPPORTED -> Status.NOT_IMPLEMENTED;
            default -> Status.CONFLICT;
        };
    }

    static Problem unavailable() {
        return Problem.of(
                Status.SERVICE_UNAVAILABLE,
                "UNAVAILABLE",
                "Lantern could not take it just now. Ask again with the same Idempotency-Key.");
    }
}
