package dev.lantern.voice.callback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.http.TwilioRestClient;
import dev.lantern.ingest.twilio.TwilioTransport;
import dev.lantern.voice.connect.SparingTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The provider's calls: makes them as it is asked to, and lists those that it has made. */
final class FakeCalls implements AutoCloseable {

    private static final DateTimeFormatter AS_THE_PROVIDER =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final String ACCOUNT = "AC00000000000000000000000000000001";

    record Made(String to, String status, Instant at) {}

    /** @param taken whether the call is made though the answer is none */
    private record Planned(int status, boolean taken) {}

    final List<Made> made = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final Queue<Planned> planned = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private volatile Instant now;

    FakeCalls(Instant now) {
        this.now = now;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    PersonCalls calls(Duration giveUpAfter) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        TwilioTransport transport = new TwilioTransport(address, Duration.ofSeconds(5), Duration.ofSeconds(20));
        TwilioRestClient client = new TwilioRestClient.Builder(ACCOUNT, "token")
                .accountSid(ACCOUNT)
                .httpClient(new SparingTransport(transport))
                .build();
        return new PersonCalls(client, giveUpAfter, InstantSource.system());
    }

    void refuses(int status) {
        planned.add(new Planned(status, false));
    }

    void takesWithoutAnAnswer() {
        planned.add(new Planned(503, true));
    }

    List<String> creations() {
        return asked.stream().filter(one -> one.startsWith("POST")).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean creates = exchange.getRequestMethod().equals("POST");
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n"
                + URLDecoder.decode(body.replace("&", "\n"), StandardCharsets.UTF_8));
        Planned plan = creates ? planned.poll() : null;
        if (creates && (plan == null || plan.taken())) {
            String to = body.lines().findFirst().orElse("").replaceAll(".*(?:^|&)To=([^&]*).*", "$1");
            made.addFirst(new Made(URLDecoder.decode(to, StandardCharsets.UTF_8), "queued", now));
        }
        String json = creates
                ? "{\"sid\": \"CA" + "e".repeat(32) + "\"}"
                : "{\"calls\": ["
                        + made.stream().map(FakeCalls::json).collect(Collectors.joining(","))
                        + "], \"page\": 0, \"page_size\": 50}";
        int status = plan == null ? (creates ? 201 : 200) : plan.status();
        byte[] bytes = (plan == null ? json : "{\"code\": 1, \"message\": \"no\", \"status\": " + status + "}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String json(Made call) {
        return "{\"sid\": \"CA" + "d".repeat(32) + "\", \"to\": \"" + call.to() + "\", \"status\": \"" + call.status()
                + "\", \"date_created\": \""
                + AS_THE_PROVIDER.format(call.at().atOffset(ZoneOffset.UTC)) + "\"}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
