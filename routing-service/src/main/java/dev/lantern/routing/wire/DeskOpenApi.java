package dev.lantern.routing.wire;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lantern.events.EventCodec;
import dev.lantern.routing.desk.RosterCsv;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * What the operations of the desk have in common, written out once: their answers with examples, their headers, their token,
 * and what the stream carries.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DeskOpenApi implements OASFilter {

    /** By event name, the data of one event each. A test holds them to the code. */
    static final String STREAM_EXAMPLES = "/openapi/desk-stream.json";

    /** By the end of the path, the answer to a GET or an import. A test holds them to the code. */
    static final String ANSWER_EXAMPLES = "/openapi/desk-answers.json";

    private static final String TOKEN = "token";
    private static final String COMMAND = "5f0c0d1e9b7a4c3e8d2f6a1b0c9d8e7f.1a2b3c4d";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(TOKEN)));
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        Components components = api.getComponents();
        components.addSecurityScheme(
                TOKEN,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("Roles in the claim groups: advocate, supervisor. The advocate is its sub."));
        Map<String, Object> answers = read(ANSWER_EXAMPLES);
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/desk/")) {
                item.getOperations().forEach((method, operation) -> describe(path, method, operation, answers));
                item.getOperations().values().forEach(operation -> exampleOfBody(operation, components));
            }
        });
    }

    private static void describe(
            String path, PathItem.HttpMethod method, Operation operation, Map<String, Object> answers) {
        operation.setResponses(problems(method.name(), path));
        if (method == PathItem.HttpMethod.GET) {
            // What the framework hands to the method is taken for a body otherwise.
            operation.setRequestBody(null);
        }
        if (path.endsWith("/stream")) {
            stream(operation);
        } else if (path.endsWith("/roster.csv")) {
            good(operation, RosterCsv.MEDIA_TYPE, null, answers.get("/roster.csv"));
        } else if (method == PathItem.HttpMethod.GET) {
            String end = path.substring(path.lastIndexOf('/'));
            String schema =
                    switch (end) {
                        case "/roster" -> "Roster";
                        case "/softphone-token" -> "SoftphoneToken";
                        default -> "QueueSnapshot";
                    };
            good(operation, "application/json", schema, answers.get(end));
        } else if (path.endsWith("/roster")) {
            key(operation);
            good(operation, "application/json", "RosterImported", answers.get("POST /roster"));
            later(operation, "RosterImported", answers.get("POST /roster"));
        } else {
            key(operation);
            good(
                    operation,
                    "application/json",
                    "CommandDone",
                    Map.of("commandId", COMMAND, "at", "2026-03-01T12:00:00.123Z"));
            later(operation, "CommandDone", Map.of("commandId", COMMAND));
        }
    }

    private static void key(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name(Asking.IDEMPOTENCY_KEY)
                .in(Parameter.In.HEADER)
                .description("The same key of the same person for the same address is the same command: it is done once"
                        + " and answered with the first answer, for a week. With another body it is refused (422,"
                        + " KEY_REUSED). 16 to 200 visible ASCII characters, such as a random UUID.")
                .schema(string().minLength(16).maxLength(200))
                .example("9b2f7c1e-4d19-4b0e-8c8d-7f6a2e103f2b"));
    }

    private static void good(Operation operation, String mediaType, @Nullable String schema, @Nullable Object example) {
        operation.getResponses().addAPIResponse("200", answer("Done", mediaType, schema, example));
    }

    private static void later(Operation operation, String schema, @Nullable Object example) {
        operation
                .getResponses()
                .addAPIResponse(
                        "202",
                        answer(
                                "It is durable, but not decided yet; the answer comes on the stream",
                                "application/json",
                                schema,
                                example));
    }

    /** The example of the body's schema is that of the body. */
    private static void exampleOfBody(Operation operation, Components components) {
        if (operation.getRequestBody() == null || operation.getRequestBody().getContent() == null) {
            return;
        }
        operation.getRequestBody().getContent().getMediaTypes().forEach((name, type) -> {
            if (name.equals(RosterCsv.MEDIA_TYPE)) {
                type.setSchema(string());
                type.setExample(read(ANSWER_EXAMPLES).get("/roster.csv"));
                return;
            }
            Schema schema = type.getSchema();
            String ref = schema == null ? null : schema.getRef();
            if (ref != null) {
                Schema named = components.getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1));
                type.setExample(named == null ? null : exampleOf(named));
            }
        });
    }

    /** Version 3.1 of OpenAPI has a list of them. */
    private static @Nullable Object exampleOf(Schema schema) {
        List<Object> examples = schema.getExamples();
        return examples == null || examples.isEmpty() ? schema.getExample() : examples.getFirst();
    }

    private static void stream(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name("Last-Event-ID")
                .in(Parameter.In.HEADER)
                .description(
                        "The id of the last event seen: the stream goes on right after it, at any instance. Without"
                                + " it, or when it is too old, the stream starts with a desk-snapshot.")
                .schema(string())
                .example("4711"));
        MediaType events = OASFactory.createMediaType().schema(string());
        int id = 4711;
        for (Map.Entry<String, Object> event : read(STREAM_EXAMPLES).entrySet()) {
            boolean placed = !event.getKey().equals("queue-snapshot");
            events.addExample(
                    event.getKey(),
                    OASFactory.createExample()
                            .value((placed ? "id: " + id++ + "\n" : "") + "event: " + event.getKey() + "\ndata: "
                                    + json(event.getValue()) + "\n\n"));
        }
        operation
                .getResponses()
                .addAPIResponse(
                        "200",
                        OASFactory.createAPIResponse()
                                .description("Server-sent events, each with its place in the feed as id, but for"
                                        + " queue-snapshot, which only supervisors get: how the line stands,"
                                        + " each second. A comment now and then says that the connection"
                                        + " lives. It ends when the token does, when the client reads too"
                                        + " slowly and when the instance stops; come back with the last id,"
                                        + " which misses nothing.")
                                .content(OASFactory.createContent().addMediaType("text/event-stream", events)));
    }

    private static APIResponses problems(String method, String path) {
        APIResponses answers = OASFactory.createAPIResponses();
        ProblemExamples.of(method, path).forEach((status, problems) -> {
            MediaType media = OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
            problems.forEach(problem -> media.addExample(
                    Objects.requireNonNull(problem.code()),
                    OASFactory.createExample().value(tree(problem))));
            APIResponse answer = OASFactory.createAPIResponse()
                    .description(problems.getFirst().title())
                    .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
            if (status == 429 || status == 503) {
                answer.addHeader(
                        "Retry-After",
                        OASFactory.createHeader()
                                .description("Seconds")
                                .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                                .example(1));
            }
            answers.addAPIResponse(status.toString(), answer);
        });
        return answers;
    }

    private static APIResponse answer(
            String description, String mediaType, @Nullable String schema, @Nullable Object example) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                mediaType,
                                OASFactory.createMediaType()
                                        .schema(
                                                schema == null
                                                        ? string()
                                                        : OASFactory.createSchema()
                                                                .ref("#/components/schemas/" + schema))
                                        .example(example)));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    static Map<String, Object> read(String resource) {
        try (InputStream json = Objects.requireNonNull(DeskOpenApi.class.getResourceAsStream(resource), resource)) {
            return EventCodec.json().readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> tree(Problem problem) {
        return EventCodec.json().convertValue(problem, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    private static String json(Object value) {
        try {
            return EventCodec.json().writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
