package dev.lantern.testbed.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lantern.events.EventCodec;
import java.io.IOException;

/**
 * Hands for people at a terminal: {@code POST /simulator/texts} with {@code {from, to, body}} sends a text,
 * {@code GET /simulator/phones/NUMBER} shows what reached a phone.
 */
record SimulatorApi(PhoneNetwork network) implements HttpHandler {

    private static final String PHONES = "/simulator/phones/";

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/simulator/texts") && exchange.getRequestMethod().equals("POST")) {
            send(exchange);
        } else if (path.startsWith(PHONES)) {
            show(exchange, path.substring(PHONES.length()));
        } else {
            Exchange.answer(exchange, 404, JsonNodeFactory.instance.objectNode());
        }
    }

    private void send(HttpExchange exchange) throws IOException {
        JsonNode request = EventCodec.json().readTree(Exchange.body(exchange));
        SentText sent = network.phone(request.path("from").asText())
                .text(request.path("to").asText(), request.path("body").asText());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("sid", sent.text().sid());
        answer.put("accepted", sent.accepted());
        answer.put(
                "answer",
                switch (sent.answer()) {
                    case Webhooks.Answer.Answered answered -> "HTTP " + answered.status();
                    case Webhooks.Answer.Unanswered unanswered -> unanswered.why();
                });
        Exchange.answer(exchange, 200, answer);
    }

    private void show(HttpExchange exchange, String number) throws IOException {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        for (TextMessage text : network.phone(number).inbox()) {
            texts.addObject()
                    .put("from", text.from())
                    .put("body", text.body())
                    .put("at", text.at().toString());
        }
        Exchange.answer(exchange, 200, texts);
    }
}
