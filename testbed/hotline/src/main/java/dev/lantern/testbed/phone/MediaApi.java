package dev.lantern.testbed.phone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The media of messages: list, fetch (through a redirect, as the provider does), delete.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/media-resource">Twilio: media resource</a>
 */
record MediaApi(PhoneNetwork network, TwilioAccount account) {

    /** @param rest of the path behind {@code Media}: {@code .json}, {@code /ME….json} or {@code /ME…} */
    void handle(HttpExchange exchange, String message, String rest) throws IOException {
        String sid = rest.replaceFirst("^/", "").replaceFirst("\\.json$", "");
        if (rest.equals(".json")) {
            list(exchange, message);
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            exchange.sendResponseHeaders(network.deleteMedia(message, sid) ? 204 : 404, -1);
            exchange.close();
        } else if ("content=1".equals(exchange.getRequestURI().getQuery())) {
            content(exchange, message, sid);
        } else {
            exchange.getResponseHeaders()
                    .set("Location", exchange.getRequestURI().getPath() + "?content=1");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        }
    }

    private void list(HttpExchange exchange, String message) throws IOException {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode media = page.putArray("media_list");
        for (MediaFile file : network.media(message)) {
            media.addObject()
                    .put("sid", file.sid())
                    .put("account_sid", account.sid())
                    .put("parent_sid", message)
                    .put("content_type", file.contentType());
        }
        page.put("page", 0).put("page_size", 50).putNull("next_page_uri");
        Exchange.answer(exchange, 200, page);
    }

    private void content(HttpExchange exchange, String message, String sid) throws IOException {
        List<MediaFile> there = network.media(message);
        Optional<MediaFile> file =
                there.stream().filter(one -> one.sid().equals(sid)).findFirst();
        if (file.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.getResponseHeaders().set("Content-Type", file.get().contentType());
            exchange.sendResponseHeaders(200, file.get().content().length);
            exchange.getResponseBody().write(file.get().content());
        }
        exchange.close();
    }
}
