package dev.lantern.routing.wire;

import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.routing.desk.DeskStream;
import dev.lantern.routing.desk.DeskStreams.Reader;
import dev.lantern.routing.desk.StreamEnd;
import dev.lantern.routing.desk.StreamOpening;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The desk stream of whoever asks. */
@Path("/desk/lines/{line}/stream")
@RolesAllowed({"advocate", "supervisor"})
@RunOnVirtualThread
@Tag(name = "Stream")
public class StreamResource {

    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,18}");

    private final RoutingService service;
    private final Asking asking;

    StreamResource(RoutingService service, Asking asking) {
        this.service = service;
        this.asking = asking;
    }

    @GET
    @Operation(
            summary = "Everything you must see, as it happens",
            description =
                    "Offers, messages, delivery states, notices, the answers to your commands; a supervisor also sees"
                            + " how the line stands. Resume with Last-Event-ID.")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Response stream(
            @PathParam("line") String line,
            @HeaderParam("Last-Event-ID") @Nullable String lastSeen,
            RoutingContext http)
            throws InterruptedException {
        asking.requireLine(line);
        Instant expires = asking.tokenExpires();
        // Closing the connection is what frees a writer that waits for a client that does not read.
        Runnable hangUp = () -> http.request().connection().close();
        Reader reader = new Reader(line, asking.actor(), asking.supervises());
        return switch (service.desk().streams().open(reader, offset(lastSeen), hangUp)) {
            case StreamOpening.Open(DeskStream stream) -> {
                http.addEndHandler(_ -> stream.end(StreamEnd.CLOSED));
                yield Response.ok(writing(stream, expires), MediaType.SERVER_SENT_EVENTS)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("X-Accel-Buffering", "no")
                        .build();
            }
            case StreamOpening.Refused(Refusal refusal) ->
                throw Asking.refused(refusal).exception();
            case StreamOpening.Unavailable() -> throw Asking.unavailable().exception();
        };
    }

    private StreamingOutput writing(DeskStream stream, Instant tokenExpires) {
        return out -> {
            try {
                service.desk().writer().write(stream, tokenExpires, out);
            } catch (InterruptedException e) {
                throw new InterruptedIOException("the service stops");
            }
        };
    }

    /** An id that is not one of ours is none: the stream then starts with a snapshot, which misses nothing. */
    private static OptionalLong offset(@Nullable String lastSeen) {
        return lastSeen != null && OFFSET.matcher(lastSeen).matches()
                ? OptionalLong.of(Long.parseLong(lastSeen))
                : OptionalLong.empty();
    }
}
