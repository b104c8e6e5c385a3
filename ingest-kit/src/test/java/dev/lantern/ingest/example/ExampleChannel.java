package dev.lantern.ingest.example;

import dev.lantern.events.Answers;
import dev.lantern.events.Body;
import dev.lantern.events.Channel;
import dev.lantern.events.Envelope;
import dev.lantern.events.Ids;
import dev.lantern.events.Reader;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Sources;
import dev.lantern.events.Threads;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.Display;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.SignalPublisher;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes texts that are signed with a word. */
@Path("/example")
public class ExampleChannel {

    private static final Channel CHANNEL = new Channel("EXAMPLE");
    private static final String LINE = "national";

    private final Keyring keys;
    private final SignalPublisher publisher;

    ExampleChannel(Keyring keys, SignalPublisher publisher) {
        this.keys = keys;
        this.publisher = publisher;
    }

    @POST
    @RunOnVirtualThread
    public Response take(
            @HeaderParam("Signature") @Nullable String signature,
            @FormParam("id") String id,
            @FormParam("from") @Nullable String from,
            @FormParam("text") @Nullable String text) {
        if (!"genuine".equals(signature)) {
            return Response.status(403).build();
        }
        if (from == null || text == null) {
            return Response.status(400).entity("from and text are missing").build();
        }
        return switch (publisher.publish(signal(id, from, text))) {
            case Publication.OnBroker broker -> Response.noContent().build();
            case Publication.OnSpool spool -> Response.noContent().build();
            case Publication.Refused refused -> Response.status(503).build();
        };
    }

    private Envelope<SignalReceived> signal(String id, String from, String text) {
        String thread = Threads.ofTexts(keys.lookup(), LINE, CHANNEL, from);
        Instant now = Instant.now();
        SignalReceived signal = new SignalReceived(
                Ids.signal(CHANNEL, LINE, id),
                thread,
                LINE,
                CHANNEL,
                "+15550100733",
                new Sender(
                        keys.sealer().seal(Reader.DESK, thread, SealedField.SENDER_ADDRESS, from),
                        keys.lookup().of(from),
                        Display.ofPhone(from)),
                Body.of(keys.sealer().seal(Reader.DESK, thread, SealedField.BODY_TEXT, text)),
                List.of(),
                null,
                null,
                Answers.NONE,
                now,
                now,
                Map.of());
        return new Envelope<>(signal.signalId(), Sources.channel(CHANNEL, LINE), now, null, null, signal);
    }
}
