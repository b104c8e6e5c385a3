package dev.lantern.testbed.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** case-service with one person's token. */
public final class CasesClient {

    private final Http http;

    public CasesClient(URI caseService, String token) {
        this.http = new Http(caseService, token);
    }

    public Http.Answer conversation(String conversationId) {
        return http.get("/conversations/" + conversationId);
    }

    /** The conversation once case-service knows it; missing node before. */
    public JsonNode find(String conversationId) {
        Http.Answer answer = conversation(conversationId);
        return answer.ok() ? answer.body() : MissingNode.getInstance();
    }

    /** A file that came with a signal of the conversation, as it is answered; its number is from 1. */
    public HttpResponse<byte[]> attachment(String conversationId, String signalId, int number) {
        return http.send(
                http.request("/conversations/" + conversationId + "/signals/" + signalId + "/attachments/" + number)
                        .GET()
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Every signal that is kept of a line, oldest first: its id, thread and conversation. */
    public List<JsonNode> signals(String line) {
        return all("/signals?limit=1000&line=" + line);
    }

    /** Every conversation of a line, newest first, without content. */
    public List<JsonNode> conversations(String line) {
        return all("/conversations?limit=500&line=" + line);
    }

    private List<JsonNode> all(String firstPage) {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        do {
            Http.Answer page = http.get(firstPage + (next.isEmpty() ? "" : "&after=" + next));
            if (!page.ok()) {
                throw new IllegalStateException("case-service answered " + page.status() + " to a list");
            }
            page.body().path("items").forEach(items::add);
            next = page.body().path("next").asText("");
        } while (!next.isEmpty());
        return items;
    }
}
