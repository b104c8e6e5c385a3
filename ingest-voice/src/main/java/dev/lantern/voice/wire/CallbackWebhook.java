package dev.lantern.voice.wire;

import dev.lantern.voice.callback.AskForCall;
import dev.lantern.voice.callback.PersonAnswers;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.LastResort;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.util.Locale;

/** Somebody asks to be called back, and somebody is called. */
@Path(Addresses.ROOT)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CallbackWebhook {

    private static final System.Logger LOG = System.getLogger(CallbackWebhook.class.getName());

    private final ProviderRequests requests;
    private final InTime inTime;
    private final AskForCall asking;
    private final PersonAnswers answers;
    private final LastResort lastResort;

    CallbackWebhook(
            ProviderRequests requests, InTime inTime, AskForCall asking, PersonAnswers answers, LastResort lastResort) {
        this.requests = requests;
        this.inTime = inTime;
        this.asking = asking;
        this.answers = answers;
        this.lastResort = lastResort;
    }

    @POST
    @Path("/callback/{step: begin|number|typed|time|until|from|to|voicemail|confirm}")
    @RunOnVirtualThread
    public Response ask(@Context HttpServerRequest request, byte[] body, @PathParam("step") String step) {
        AskForCall.Step asked = AskForCall.Step.valueOf(step.toUpperCase(Locale.ROOT));
        return requests.twiml(
                request,
                body,
                (query, form) -> inTime.answer("callback", query, form, (q, filled) -> asking.answer(asked, q, filled)
                        .orElseGet(() -> lastResort.help("no-callback", q, filled))));
    }

    @POST
    @Path("/called")
    @RunOnVirtualThread
    public Response pickedUp(@Context HttpServerRequest request, byte[] body) {
        return called(request, body, answers::pickedUp);
    }

    @POST
    @Path("/called/answered")
    @RunOnVirtualThread
    public Response answered(@Context HttpServerRequest request, byte[] body) {
        return called(request, body, answers::answered);
    }

    @POST
    @Path("/called/status")
    @RunOnVirtualThread
    public Response status(@Context HttpServerRequest request, byte[] body) {
        return requests.status(request, body, answers::status);
    }

    /** Never the last resort: backup numbers would be dialled for whoever has picked up. */
    private Response called(HttpServerRequest request, byte[] body, InTime.Step step) {
        return requests.twiml(request, body, (query, form) -> {
            try {
                return step.twiml(query, form);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "step of a call to a person failed failure={0}", e.getClass());
                return PersonAnswers.silence();
            }
        });
    }
}
