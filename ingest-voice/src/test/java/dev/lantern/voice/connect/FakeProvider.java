package dev.lantern.voice.connect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.http.TwilioRestClient;
import dev.lantern.ingest.twilio.TwilioTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The provider's REST interface as far as calls need it: keeps what it was asked, answers as planned, else with success. */
final class FakeProvider implements AutoCloseable {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String ROOT = "/2010-04-01/Accounts/" + ACCOUNT;
    private static final String ROOM = "CF" + "0".repeat(32);

    private static final String LEG = "CA" + "e".repeat(32);

    /** @param form decoded, {@code name=value} each on a line */
    record Asked(String method, String path, String form) {}

    private record Planned(int status, int code) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<Planned> planned = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    ProviderCalls calls(Duration giveUpAfter) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        TwilioTransport transport = new TwilioTransport(address, Duration.ofSeconds(5), Duration.ofSeconds(20));
        TwilioRestClient client = new TwilioRestClient.Builder(ACCOUNT, "token")
                .accountSid(ACCOUNT)
                .httpClient(new SparingTransport(transport))
                .build();
        return new ProviderCalls(client, giveUpAfter);
    }

    /** The next request is answered so. */
    void plan(int status, int code) {
        planned.add(new Planned(status, code));
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath().substring(ROOT.length()),
                URLDecoder.decode(body.replace("&", "\n"), StandardCharsets.UTF_8)));
        Planned plan = planned.poll();
        int status = plan != null ? plan.status() : exchange.getRequestMethod().equals("DELETE") ? 204 : 201;
        String json = plan != null
                ? "{\"code\": " + plan.code() + ", \"message\": \"to +15550100142\", \"status\": " + status + "}"
                : exchange.getRequestURI().getPath().endsWith("/Conferences.json")
                        ? "{\"conferences\": [{\"sid\": \"" + ROOM + "\"}], \"page\": 0, \"page_size\": 50}"
                        : exchange.getRequestURI().getPath().endsWith("/Participants.json")
                                ? "{\"participants\": [], \"page\": 0, \"page_size\": 50}"
                                : "{\"sid\": \"" + LEG + "\", \"call_sid\": \"" + LEG + "\"}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        if (status != 204) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
