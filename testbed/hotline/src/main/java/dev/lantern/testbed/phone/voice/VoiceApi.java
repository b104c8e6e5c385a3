package dev.lantern.testbed.phone.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lantern.testbed.phone.Exchange;
import dev.lantern.testbed.phone.Form;
import dev.lantern.testbed.phone.TwilioAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls and conferences of API 2010-04-01. Whoever asks for something that is not known here has made a mistake, and is told
 * of in the complaints.
 */
public final class VoiceApi implements HttpHandler {

    /** @param json absent for a deletion */
    record Answer(int status, @Nullable JsonNode json) {}

    private final VoiceNetwork network;
    private final TwilioAccount account;
    private final CallsApi calls;
    private final ConferencesApi conferences;
    private final ParticipantsApi participants;

    public VoiceApi(VoiceNetwork network, TwilioAccount account) {
        this.network = network;
        this.account = account;
        Resources resources = new Resources(account);
        this.calls = new CallsApi(network, resources);
        this.conferences = new ConferencesApi(network, resources);
        this.participants = new ParticipantsApi(network, resources);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!authenticated(exchange)) {
            network.complain("wrong credentials for " + exchange.getRequestMethod());
            answer(exchange, new Answer(401, new Refusal(401, 20003, "Authenticate").json()));
            return;
        }
        Request request = request(exchange);
        RestFaults.Fault fault = network.restFaults().take();
        switch (fault) {
            case null -> answer(exchange, answer(request));
            case RestFaults.Fault.Refused refused ->
                answer(
                        exchange,
                        new Answer(
                                refused.status(),
                                new Refusal(refused.status(), refused.code(), refused.message()).json()));
            case RestFaults.Fault.Hangs ignored -> {
                // The caller is left waiting.
            }
            case RestFaults.Fault.DoneWithoutAnswer ignored -> answer(request);
        }
    }

    private Answer answer(Request request) {
        try {
            List<String> path = request.path();
            boolean isConference = path.getFirst().equals("Conferences");
            if (path.getFirst().equals("Calls") && path.size() <= 2) {
                return calls.answer(request);
            }
            if (isConference && path.size() <= 2) {
                return conferences.answer(request);
            }
            if (isConference && path.get(2).equals("Participants") && path.size() <= 4) {
                return participants.answer(request);
            }
            network.complain(
                    Recording.isAbout(path.getLast()) || Recording.isAbout(path.get(path.size() - 2))
                            ? Recording.violation(request.method() + " " + path.getFirst() + "/…/" + path.get(2))
                            : "unknown resource " + path.getFirst() + "/…/" + path.get(2));
            return new Answer(404, Refusal.notFound().json());
        } catch (Refusal refusal) {
            return new Answer(refusal.status(), refusal.json());
        }
    }

    private Request request(HttpExchange exchange) throws IOException {
        String prefix = "/2010-04-01/Accounts/" + account.sid() + "/";
        String path = exchange.getRequestURI().getPath();
        List<String> parts = Arrays.asList(path.substring(Math.min(prefix.length(), path.length()))
                .replaceFirst("\\.json$", "")
                .split("/"));
        String method = exchange.getRequestMethod();
        Form form = method.equals("GET")
                ? Form.parse(exchange.getRequestURI().getRawQuery())
                : Form.parse(Exchange.body(exchange));
        return new Request(method, parts, form);
    }

    private boolean authenticated(HttpExchange exchange) {
        String login = account.sid() + ":" + account.authToken();
        String expected = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        JsonNode json = answer.json();
        if (json == null) {
            exchange.sendResponseHeaders(answer.status(), -1);
            exchange.close();
        } else {
            if (answer.status() == 429) {
                exchange.getResponseHeaders().set("Retry-After", "1");
            }
            Exchange.answer(exchange, answer.status(), json);
        }
    }
}
