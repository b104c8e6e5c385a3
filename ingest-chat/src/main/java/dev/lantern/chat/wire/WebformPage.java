package dev.lantern.chat.wire;

import dev.lantern.chat.webform.Arrival;
import dev.lantern.chat.webform.BoundedBody;
import dev.lantern.chat.webform.Field;
import dev.lantern.chat.webform.FormBody;
import dev.lantern.chat.webform.Mistake;
import dev.lantern.chat.webform.PageLanguage;
import dev.lantern.chat.webform.Reference;
import dev.lantern.chat.webform.SubmissionId;
import dev.lantern.chat.webform.TakeWebform;
import dev.lantern.chat.webform.TakeWebform.Outcome;
import dev.lantern.chat.webform.Typed;
import dev.lantern.lines.Line;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The webform as a page. It needs no script, sets no cookie and keeps nothing between requests.
 *
 * <p>There is no token against forged requests, because there is nothing to forge: the form is public, and the browser
 * sends no cookie or login that a foreign site could abuse. Such a site can only send what it could send itself.
 */
@Path("/lines/{line}/webform")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class WebformPage {

    private static final String SUBMISSION = "submission";
    private static final String TRAP = "website";

    private final OpenLines lines;
    private final Pages pages;
    private final TakeWebform take;
    private final WebformConfig config;

    WebformPage(OpenLines lines, Pages pages, TakeWebform take, WebformConfig config) {
        this.lines = lines;
        this.pages = pages;
        this.take = take;
        this.config = config;
    }

    @GET
    @Operation(hidden = true)
    public Response form(
            @PathParam("line") String lineId,
            @QueryParam("lang") @Nullable String asked,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        Optional<Line> line = lines.byId(lineId);
        PageLanguage language = language(line, asked, accepted);
        return line.map(l -> page(200, language, pages.emptyForm(l, language, SubmissionId.fresh())))
                .orElseGet(() -> notFound(language));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response send(
            @PathParam("line") String lineId,
            @QueryParam("lang") @Nullable String asked,
            @HeaderParam("Accept-Language") @Nullable String accepted,
            InputStream body)
            throws IOException {
        Optional<byte[]> form = BoundedBody.read(body, config.requestLimit().asLongValue());
        Optional<Line> line = lines.byId(lineId);
        PageLanguage language = language(line, asked, accepted);
        if (line.isEmpty()) {
            return notFound(language);
        }
        return form.map(bytes -> send(line.get(), language, FormBody.parse(bytes)))
                .orElseGet(() -> page(413, language, pages.tooLarge(line.get(), language)));
    }

    /** A page of its own, so that loading it again sends nothing. The code in its address opens nothing. */
    @GET
    @Path("/sent/{reference}")
    @Operation(hidden = true)
    public Response thanks(
            @PathParam("line") String lineId,
            @PathParam("reference") String reference,
            @QueryParam("lang") @Nullable String asked,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        Optional<Line> line = lines.byId(lineId).filter(l -> Reference.isOne(reference));
        PageLanguage language = language(line, asked, accepted);
        return line.map(l -> page(200, language, pages.thanks(l, language, new Reference(reference))))
                .orElseGet(() -> notFound(language));
    }

    private Response send(Line line, PageLanguage language, Map<String, String> form) {
        Typed typed = typed(form);
        // A page that lost its id is no reason to refuse a person; it only cannot be told from its double any more.
        SubmissionId submission =
                SubmissionId.of(form.getOrDefault(SUBMISSION, "")).orElseGet(SubmissionId::fresh);
        boolean trapSprung = !form.getOrDefault(TRAP, "").isBlank();
        Arrival arrival = new Arrival(line.id(), submission, language.tag(), Arrival.Form.PAGE, trapSprung);
        return switch (take.take(arrival, typed)) {
            case Outcome.Taken(String signalId, Reference reference) ->
                // Relative: only the proxy in front knows by which scheme and host the person came.
                Response.status(303)
                        .header("Location", "webform/sent/" + reference.code() + "?lang=" + language.tag())
                        .build();
            case Outcome.Mistaken(List<Mistake> mistakes) ->
                page(422, language, pages.mistakes(line, language, submission, typed, mistakes));
            case Outcome.NotNow() ->
                Response.fromResponse(page(503, language, pages.notNow(line, language, submission, typed)))
                        .header("Retry-After", config.retryAfter().toSeconds())
                        .build();
        };
    }

    private static Typed typed(Map<String, String> form) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            values.put(field, form.getOrDefault(field.formName(), ""));
        }
        return Typed.of(values);
    }

    private static PageLanguage language(Optional<Line> line, @Nullable String asked, @Nullable String accepted) {
        List<PageLanguage> spoken =
                line.map(l -> PageLanguage.spokenBy(l.languages())).orElse(List.of(PageLanguage.values()));
        return PageLanguage.choose(asked, accepted, spoken);
    }

    private Response notFound(PageLanguage language) {
        return page(404, language, pages.notFound(language));
    }

    private static Response page(int status, PageLanguage language, String html) {
        return Response.status(status)
                .entity(html)
                .header("Content-Language", language.tag())
                .build();
    }
}
