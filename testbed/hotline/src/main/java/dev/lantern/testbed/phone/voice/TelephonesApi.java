package dev.lantern.testbed.phone.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lantern.events.EventCodec;
import dev.lantern.testbed.phone.Exchange;
import java.io.IOException;

/**
 * A telephone in the hands of a person at a terminal; from then on time goes there as it does in life.
 *
 * <p>{@code GET /simulator/telephones/NUMBER?heard=N} shows how it stands and what was heard after the first N. POST to
 * {@code …/calls} with {@code {to}} calls, to {@code …/attendance} sits down by it; {@code …/answer}, {@code …/decline} and
 * {@code …/hangup} take no body, {@code …/keys} takes {@code {keys}} and {@code …/words} takes {@code {words}}. What cannot
 * be done now is answered 409.
 */
public record TelephonesApi(VoiceNetwork network) implements HttpHandler {

    public static final String PATH = "/simulator/telephones/";

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String[] path =
                exchange.getRequestURI().getPath().substring(PATH.length()).split("/");
        Telephone telephone = network.telephone(path[0]);
        if (path.length == 1) {
            Exchange.answer(exchange, 200, show(telephone, already(exchange)));
            return;
        }
        JsonNode body = EventCodec.json().readTree(Exchange.body(exchange));
        boolean done =
                switch (path[1]) {
                    case "calls" -> call(telephone, body.path("to").asText());
                    case "attendance" -> {
                        telephone.at(Pace.REAL).answersByHand();
                        yield true;
                    }
                    case "answer" ->
                        network.board().change(() -> {
                            Leg leg = telephone.handset().ringing;
                            return leg != null && telephone.handset().pickUp(leg);
                        });
                    case "decline" ->
                        network.board().change(() -> {
                            Leg leg = telephone.handset().ringing;
                            if (leg != null) {
                                network.calls().end(leg, LegStatus.BUSY);
                            }
                            return leg != null;
                        });
                    case "keys" ->
                        network.board().change(() -> telephone
                                .handset()
                                .press(body.path("keys").asText()));
                    case "words" -> {
                        telephone.says(body.path("words").asText());
                        yield true;
                    }
                    case "hangup" -> {
                        telephone.hangsUp();
                        yield true;
                    }
                    default -> false;
                };
        Exchange.answer(exchange, done ? 200 : 409, show(telephone, Integer.MAX_VALUE));
    }

    private boolean call(Telephone telephone, String to) {
        telephone.at(Pace.REAL);
        try {
            telephone.calls(to);
            return true;
        } catch (IllegalArgumentException nobody) {
            return false;
        }
    }

    private static int already(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return query != null && query.matches("heard=\\d{1,6}") ? Integer.parseInt(query.substring(6)) : 0;
    }

    private ObjectNode show(Telephone telephone, int already) {
        return network.board().get(() -> {
            Handset handset = telephone.handset();
            Leg leg = handset.current;
            Leg ringing = handset.ringing;
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("ringing", ringing != null && !ringing.isOver());
            json.put("caller", ringing == null ? "" : ringing.from);
            json.put("call", leg == null ? "" : leg.sid);
            json.put("state", handset.state());
            json.put("over", handset.isOver());
            json.put("asked", handset.isAskedForKeys("*"));
            json.put("together", handset.listeners().size());
            ArrayNode heard = json.putArray("heard");
            handset.heard().stream().skip(already).forEach(one -> heard.addObject()
                    .put("kind", one.kind().name())
                    .put("words", one.words())
                    .put("language", one.language())
                    .put("by", one.by()));
            return json;
        });
    }
}
