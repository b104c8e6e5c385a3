package dev.lantern.testbed.phone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The message resource: create, fetch, list. Refuses what the provider refuses, with its error codes.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio: message resource</a>
 */
record MessagesApi(PhoneNetwork network, TwilioAccount account) implements HttpHandler {

    private static final int MAX_BODY = 1600;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String collection = "/2010-04-01/Accounts/" + account.sid() + "/Messages";
        String path = exchange.getRequestURI().getPath();
        if (!authenticated(exchange)) {
            network.complain("wrong credentials for " + exchange.getRequestMethod());
            refuse(exchange, 401, 20003, "Authenticate");
        } else if (path.equals(collection + ".json")
                && exchange.getRequestMethod().equals("POST")) {
            create(exchange, Form.parse(Exchange.body(exchange)));
        } else if (path.equals(collection + ".json")) {
            list(exchange, Form.parse(exchange.getRequestURI().getRawQuery()));
        } else if (path.startsWith(collection + "/") && path.contains("/Media")) {
            String[] parts = path.substring(collection.length() + 1).split("/Media", 2);
            new MediaApi(network, account).handle(exchange, parts[0], parts[1]);
        } else if (path.startsWith(collection + "/") && path.endsWith(".json")) {
            fetch(exchange, path.substring(collection.length() + 1, path.length() - ".json".length()));
        } else {
            network.complain("unknown resource " + exchange.getRequestMethod());
            refuse(exchange, 404, 20404, "The requested resource was not found");
        }
    }

    private boolean authenticated(HttpExchange exchange) {
        String expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString((account.sid() + ":" + account.authToken()).getBytes(StandardCharsets.UTF_8));
        return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void create(HttpExchange exchange, Form form) throws IOException {
        String to = form.get("To");
        String from = form.get("From");
        String body = form.get("Body");
        if (to == null) {
            refuse(exchange, 400, 21604, "A 'To' phone number is required.");
        } else if (from == null) {
            refuse(exchange, 400, 21603, "A 'From' phone number is required.");
        } else if (body == null) {
            refuse(exchange, 400, 21602, "Message body is required.");
        } else if (body.length() > MAX_BODY) {
            refuse(exchange, 400, 21617, "The concatenated message body exceeds the 1600 character limit.");
        } else if (network.hasStopped(from, to)) {
            refuse(exchange, 400, 21610, "Attempt to send to unsubscribed recipient");
        } else {
            switch (network.nextPlan(to)) {
                case SendPlan.Refuse refusal ->
                    refuse(exchange, refusal.httpStatus(), refusal.code(), refusal.message());
                case SendPlan.Report report -> {
                    OutboundMessage message = take(to, from, body, form.get("StatusCallback"));
                    Exchange.answer(exchange, 201, message.resource(account));
                    network.carry(message, report);
                }
                case SendPlan.Hang ignoredHang -> {
                    // The message is taken; only the answer to the request never comes.
                    OutboundMessage message = take(to, from, body, form.get("StatusCallback"));
                    network.carry(message, (SendPlan.Report) SendPlan.DELIVER);
                }
            }
        }
    }

    private OutboundMessage take(String to, String from, String body, @Nullable String callback) {
        return network.accept(new TextMessage(Sid.message(), from, to, body, Instant.now()), callback);
    }

    private void fetch(HttpExchange exchange, String sid) throws IOException {
        OutboundMessage message = network.outbound(sid);
        if (message == null) {
            refuse(exchange, 404, 20404, "The requested resource was not found");
        } else {
            Exchange.answer(exchange, 200, message.resource(account));
        }
    }

    private void list(HttpExchange exchange, Form query) throws IOException {
        String to = query.get("To");
        String from = query.get("From");
        Instant after = instant(query.get("DateSent>"));
        List<OutboundMessage> found = network
                .outbound(message -> (to == null || to.equals(message.text().to()))
                        && (from == null || from.equals(message.text().from()))
                        && (after == null || !message.text().at().isBefore(after)))
                .stream()
                .sorted(Comparator.comparing(
                                (OutboundMessage message) -> message.text().at())
                        .reversed())
                .toList();
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = page.putArray("messages");
        found.forEach(message -> messages.add(message.resource(account)));
        page.put("page", 0);
        page.put("page_size", 50);
        page.put("start", 0);
        page.put("end", Math.max(0, found.size() - 1));
        page.put("uri", exchange.getRequestURI().getRawPath());
        page.put("first_page_uri", exchange.getRequestURI().getRawPath());
        page.putNull("next_page_uri");
        page.putNull("previous_page_uri");
        Exchange.answer(exchange, 200, page);
    }

    /** A day or an instant, both in UTC, as the provider takes them. */
    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                : Instant.parse(text);
    }

    private void refuse(HttpExchange exchange, int status, int code, String message) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", code);
        json.put("message", message);
        json.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        json.put("status", status);
        Exchange.answer(exchange, status, json);
    }
}
