package dev.lantern.chat.wire;

import dev.lantern.chat.webform.Arrival;
import dev.lantern.chat.webform.BoundedBody;
import dev.lantern.chat.webform.Mistake;
import dev.lantern.chat.webform.PageLanguage;
import dev.lantern.chat.webform.Reference;
import dev.lantern.chat.webform.SubmissionId;
import dev.lantern.chat.webform.TakeWebform;
import dev.lantern.chat.webform.TakeWebform.Outcome;
import dev.lantern.chat.webform.Typed;
import dev.lantern.chat.webform.WebformJson;
import dev.lantern.chat.wire.Problem.Code;
import dev.lantern.chat.wire.Problem.FieldError;
import dev.lantern.chat.wire.WebformRequest.Taken;
import dev.lantern.lines.Line;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The webform for machines: the same questions, the same refusals, the same signal. */
@Path("/api/lines/{line}/webforms")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class WebformApi {

    private final OpenLines lines;
    private final TakeWebform take;
    private final WebformConfig config;

    WebformApi(OpenLines lines, TakeWebform take, WebformConfig config) {
        this.lines = lines;
        this.take = take;
        this.config = config;
    }

    @POST
    @Operation(
            operationId = "sendWebform",
            summary = "Send a webform",
            description = "Answers 201 once the form is durable, each time it is sent. After a 503 nothing was kept:"
                    + " send the same request again, with the same submission id.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebformRequest.class),
                            examples = {
                                @ExampleObject(name = "only what is needed", value = ApiExamples.SHORT),
                                @ExampleObject(name = "everything", value = ApiExamples.LONG)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "Taken, now or by an earlier request with the same submission id and content.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Taken.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "UnknownWebform")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "422", ref = "Mistakes")
    @APIResponse(responseCode = "503", ref = "NotNow")
    public Response send(
            @Parameter(description = "id of the line", example = "national") @PathParam("line") String lineId,
            @Parameter(description = "a submission id, where the body has none")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @Parameter(description = "the language of the details of mistakes")
                    @HeaderParam("Accept-Language")
                    @Nullable
                    String accepted,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        long limit = config.requestLimit().asLongValue();
        Optional<byte[]> json = BoundedBody.read(body, limit);
        Optional<Line> line = lines.byId(lineId);
        if (line.isEmpty()) {
            return Problem.response(Code.UNKNOWN_WEBFORM, "There is no line of this name, or it has no webform.");
        }
        if (json.isEmpty()) {
            return Problem.response(Code.TOO_LARGE, "A request may have at most " + limit + " bytes.");
        }
        PageLanguage language = PageLanguage.choose(null, accepted, List.of(PageLanguage.values()));
        return switch (WebformJson.read(json.get())) {
            case WebformJson.Result.NotJson() ->
                Problem.response(Code.NOT_JSON, "The body must be one JSON object in UTF-8.");
            case WebformJson.Result.Wrongs(List<WebformJson.Wrong> wrongs) ->
                mistakes(wrongs.stream()
                        .map(wrong -> new FieldError(wrong.pointer(), "NOT_VALID", wrong.detail()))
                        .toList());
            case WebformJson.Result.Form form ->
                submission(form, idempotencyKey)
                        .map(submission -> take(line.get(), submission, form, language))
                        .orElseGet(() -> Problem.response(Code.BAD_KEY, "Idempotency-Key " + SubmissionId.RULE + "."));
        };
    }

    private Response take(Line line, SubmissionId submission, WebformJson.Result.Form form, PageLanguage language) {
        Arrival arrival = new Arrival(line.id(), submission, form.language().orElse(null), Arrival.Form.JSON, false);
        return switch (take.take(arrival, form.typed())) {
            case Outcome.Taken(String signalId, Reference reference) ->
                Response.status(201)
                        .type(MediaType.APPLICATION_JSON)
                        .entity(new Taken(signalId, reference.code()))
                        .build();
            case Outcome.Mistaken(List<Mistake> mistakes) -> mistakes(errors(mistakes, form.typed(), language));
            case Outcome.NotNow() ->
                Response.fromResponse(Problem.response(
                                Code.NOT_NOW, "Nothing was kept. Send the same request again, with the same id."))
                        .header("Retry-After", config.retryAfter().toSeconds())
                        .build();
        };
    }

    private static Optional<SubmissionId> submission(WebformJson.Result.Form form, @Nullable String idempotencyKey) {
        if (form.submission().isPresent()) {
            return form.submission();
        }
        return idempotencyKey == null ? Optional.of(SubmissionId.fresh()) : SubmissionId.of(idempotencyKey);
    }

    private static List<FieldError> errors(List<Mistake> mistakes, Typed typed, PageLanguage language) {
        MistakeWords sentences = new MistakeWords(Pages.words(language), language);
        return mistakes.stream()
                .map(m -> new FieldError(m.field().pointer(), m.reason().name(), sentences.say(m, typed)))
                .toList();
    }

    private static Response mistakes(List<FieldError> errors) {
        return Problem.response(Code.WEBFORM_MISTAKES, "The form was not taken.", errors);
    }
}
