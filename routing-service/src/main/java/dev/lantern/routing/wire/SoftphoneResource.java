package dev.lantern.routing.wire;

import dev.lantern.routing.desk.SoftphoneTokens.SoftphoneToken;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the softphone in an advocate's browser needs to be rung. */
@Path("/desk/lines/{line}/softphone-token")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Calls")
public class SoftphoneResource {

    private final Asking asking;
    private final RoutingService service;

    SoftphoneResource(Asking asking, RoutingService service) {
        this.asking = asking;
        this.service = service;
    }

    @GET
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(
            summary = "Let your softphone in for an hour at most",
            description = "A Twilio access token for the Voice SDK. It lets calls in and none out; ask again before it"
                    + " expires.")
    public Response token(@PathParam("line") String line) {
        String actor = asking.actor();
        asking.requireLine(line);
        SoftphoneToken token = service.softphones()
                .map(tokens -> tokens.of(actor, Instant.now(), asking.tokenExpires()))
                .orElseThrow(() -> Problem.of(
                                Status.NOT_FOUND, "NO_SOFTPHONES", "This installation has no softphones in browsers.")
                        .exception());
        Bodies.SoftphoneToken shown = new Bodies.SoftphoneToken(token.token(), token.identity(), token.expiresAt());
        return Response.ok(shown).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
