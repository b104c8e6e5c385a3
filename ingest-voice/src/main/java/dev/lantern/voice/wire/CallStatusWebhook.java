package dev.lantern.voice.wire;

import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.EndCall;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What became of a person's call, as the provider reports it. */
@Path(Addresses.ROOT)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CallStatusWebhook {

    private final ProviderRequests requests;
    private final EndCall ends;

    CallStatusWebhook(ProviderRequests requests, EndCall ends) {
        this.requests = requests;
        this.ends = ends;
    }

    @POST
    @Path("/status")
    @RunOnVirtualThread
    public Response status(@Context HttpServerRequest request, byte[] body) {
        return requests.status(request, body, ends::status);
    }

    @POST
    @Path("/backup/answered")
    @RunOnVirtualThread
    public Response backupAnswered(@Context HttpServerRequest request, byte[] body) {
        return requests.status(request, body, ends::answeredByBackup);
    }
}
