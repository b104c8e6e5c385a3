package dev.lantern.voice.wire;

import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.AnswerCall;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/**
 * A person's call, step by step, as the provider asks what to do next. Whoever calls gets an answer that helps, in time,
 * whatever is broken; only what the provider did not sign is refused.
 */
@Path(Addresses.ROOT)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class VoiceWebhook {

    private final ProviderRequests requests;
    private final InTime inTime;
    private final AnswerCall calls;

    VoiceWebhook(ProviderRequests requests, InTime inTime, AnswerCall calls) {
        this.requests = requests;
        this.inTime = inTime;
        this.calls = calls;
    }

    @POST
    @RunOnVirtualThread
    public Response arrive(@Context HttpServerRequest request, byte[] body) {
        return answer("arrive", request, body, calls::arrive);
    }

    @POST
    @Path("/{step: language|queue|wait|key|room|hold|goodbye|left}")
    @RunOnVirtualThread
    public Response next(@Context HttpServerRequest request, byte[] body, @PathParam("step") String step) {
        return answer(
                step,
                request,
                body,
                switch (Step.valueOf(step.toUpperCase(Locale.ROOT))) {
                    case LANGUAGE -> calls::language;
                    case QUEUE -> calls::queue;
                    case WAIT -> calls::waiting;
                    case KEY -> calls::key;
                    case ROOM -> calls::room;
                    case HOLD -> calls::hold;
                    case GOODBYE -> calls::goodbye;
                    case LEFT -> calls::left;
                });
    }

    @POST
    @Path("/backup/{next:[0-9]{1,2}}")
    @RunOnVirtualThread
    public Response backup(@Context HttpServerRequest request, byte[] body, @PathParam("next") int next) {
        return answer("backup", request, body, (query, form) -> calls.backup(query, form, next));
    }

    private Response answer(String name, HttpServerRequest request, byte[] body, InTime.Step step) {
        return requests.twiml(request, body, (query, form) -> inTime.answer(name, query, form, step));
    }

    /** As they are in the addresses, in lower case. */
    private enum Step {
        LANGUAGE,
        QUEUE,
        WAIT,
        KEY,
        ROOM,
        HOLD,
        GOODBYE,
        LEFT
    }
}
