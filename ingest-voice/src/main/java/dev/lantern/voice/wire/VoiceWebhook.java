package dev.lantern.voice.wire;

import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.ingest.wire.SignedRequests;
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

/**
 * A person's call, step by step, as the provider asks what to do next. Whoever calls gets an answer that helps, in time,
 * whatever is broken; only what the provider did not sign is refused.
 */
@Path(Addresses.ROOT)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class VoiceWebhook {

    private final SignedRequests signed;
    private final InTime inTime;
    private final AnswerCall calls;

    VoiceWebhook(SignedRequests signed, InTime inTime, AnswerCall calls) {
        this.signed = signed;
        this.inTime = inTime;
        this.calls = calls;
    }

    @POST
    @RunOnVirtualThread
    public Response arrive(@Context HttpServerRequest request, byte[] body) {
        return answer("arrive", request, body, calls::arrive);
    }

    @POST
    @Path("/language")
    @RunOnVirtualThread
    public Response language(@Context HttpServerRequest request, byte[] body) {
        return answer("language", request, body, calls::language);
    }

    @POST
    @Path("/queue")
    @RunOnVirtualThread
    public Response queue(@Context HttpServerRequest request, byte[] body) {
        return answer("queue", request, body, calls::queue);
    }

    @POST
    @Path("/wait")
    @RunOnVirtualThread
    public Response waiting(@Context HttpServerRequest request, byte[] body) {
        return answer("wait", request, body, calls::waiting);
    }

    @POST
    @Path("/key")
    @RunOnVirtualThread
    public Response key(@Context HttpServerRequest request, byte[] body) {
        return answer("key", request, body, calls::key);
    }

    @POST
    @Path("/room")
    @RunOnVirtualThread
    public Response room(@Context HttpServerRequest request, byte[] body) {
        return answer("room", request, body, calls::room);
    }

    @POST
    @Path("/hold")
    @RunOnVirtualThread
    public Response hold(@Context HttpServerRequest request, byte[] body) {
        return answer("hold", request, body, calls::hold);
    }

    @POST
    @Path("/goodbye")
    @RunOnVirtualThread
    public Response goodbye(@Context HttpServerRequest request, byte[] body) {
        return answer("goodbye", request, body, calls::goodbye);
    }

    @POST
    @Path("/left")
    @RunOnVirtualThread
    public Response left(@Context HttpServerRequest request, byte[] body) {
        return answer("left", request, body, calls::left);
    }

    @POST
    @Path("/backup/{next:[0-9]{1,2}}")
    @RunOnVirtualThread
    public Response backup(@Context HttpServerRequest request, byte[] body, @PathParam("next") int next) {
        return answer("backup", request, body, (query, form) -> calls.backup(query, form, next));
    }

    private Response answer(String step, HttpServerRequest request, byte[] body, InTime.Step task) {
        return signed.answer(request, body, form -> {
            String twiml = inTime.answer(step, TwilioForm.ofQuery(request.query()), form, task);
            return Response.ok(twiml, "text/xml; charset=UTF-8").build();
        });
    }
}
