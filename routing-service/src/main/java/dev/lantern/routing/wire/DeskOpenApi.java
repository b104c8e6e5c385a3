package dev.lantern.routing.wire;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** What every operation of the desk has in common, written out once: its answers with examples, its headers, its token. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DeskOpenApi implements OASFilter {

    private static final String TOKEN = "token";
    private static final String COMMAND = "5f0c0d1e9b7a4c3e8d2f6a1b0c9d8e7f";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(TOKEN)));
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents()
                .addSecurityScheme(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description(
                                        "Roles in the claim groups: advocate, supervisor. The advocate is its sub."));
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/desk/")) {
                item.getOperations()
                        .values()
                        .forEach(path.endsWith("/stream") ? DeskOpenApi::stream : DeskOpenApi::command);
            }
        });
    }

    private static void command(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name(Asking.IDEMPOTENCY_KEY)
                .in(Parameter.In.HEADER)
                .description(
                        "The same key of the same person for the same address is the same command: it is done once and"
                                + " answered with the first answer. 1 to 200 visible ASCII characters.")
                .schema(OASFactory.createSchema().addType(string()).maxLength(200))
                .example("9b2f7c1e-accept"));
        APIResponses answers = problems(OASFactory.createAPIResponses());
        answers.addAPIResponse(
                "200", json("Done", "CommandDone", Map.of("commandId", COMMAND, "at", "2026-03-01T12:00:00.123Z")));
        answers.addAPIResponse(
                "202",
                json(
                        "It is durable, but not decided yet; the answer comes on the stream",
                        "CommandDone",
                        Map.of("commandId", COMMAND)));
        answers.addAPIResponse(
                "400",
                problem(
                        "Something in it does not fit",
                        Map.of(
                                "title",
                                "Bad Request",
                                "status",
                                400,
                                "code",
                                "INVALID",
                                "detail",
                                "Some of what was sent does not fit.",
                                "errors",
                                List.of(Map.of(
                                        "field", "text", "message", "has to be at most 4000 characters long")))));
        operation.setResponses(answers);
    }

    private static void stream(Operation operation) {
        APIResponses answers = problems(OASFactory.createAPIResponses());
        MediaType events = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().addType(string()))
                .example("""
                        id: 4711
                        event: offer-made
                        data: {"advocateId":"maria","line":"national","offer":{"offerId":"sms-1f.1.1","conversationId":"sms-1f/1",\
                        "channel":"SMS","language":"es","urgency":"URGENT","reasons":["in danger now"],\
                        "waitingSince":"2026-03-01T12:00:00Z","expiresAt":"2026-03-01T12:00:30Z"},"at":"2026-03-01T12:00:00Z"}

                        """);
        answers.addAPIResponse(
                "200",
                OASFactory.createAPIResponse()
                        .description(
                                "Server-sent events. Names: offer-made, offer-closed, conversation-opened, message-arrived,"
                                        + " delivery-changed, conversation-closed, status-changed, command-answered, desk-snapshot."
                                        + " A comment now and then says that the connection lives.")
                        .content(OASFactory.createContent().addMediaType("text/event-stream", events)));
        operation.setResponses(answers);
    }

    private static APIResponses problems(APIResponses answers) {
        answers.addAPIResponse(
                "401", problem("No token, or not a valid one", problem(401, "Unauthorized", "UNAUTHORIZED")));
        answers.addAPIResponse(
                "403", problem("The token does not have the role", problem(403, "Forbidden", "FORBIDDEN")));
        answers.addAPIResponse("404", problem("No such line", problem(404, "Not Found", "UNKNOWN_LINE")));
        answers.addAPIResponse(
                "409", problem("Refused by the engine; the code says why", problem(409, "Conflict", "OFFER_CLOSED")));
        answers.addAPIResponse(
                "503",
                problem("Not taken; ask again with the same key", problem(503, "Service Unavailable", "UNAVAILABLE")));
        return answers;
    }

    private static Map<String, Object> problem(int status, String title, String code) {
        return Map.of("title", title, "status", status, "code", code);
    }

    private static APIResponse problem(String description, Map<String, Object> example) {
        return answer(description, Problem.MEDIA_TYPE, "Problem", example);
    }

    private static APIResponse json(String description, String schema, Map<String, Object> example) {
        return answer(description, "application/json", schema, example);
    }

    private static APIResponse answer(
            String description, String mediaType, String schema, Map<String, Object> example) {
        Content content = OASFactory.createContent()
                .addMediaType(
                        mediaType,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + schema))
                                .example(example));
        return OASFactory.createAPIResponse().description(description).content(content);
    }

    private static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType string() {
        return org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;
    }
}
