package dev.lantern.sms.replies;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lantern.events.EventCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The part of Twilio's Messages resource that is used here, over real HTTP. It checks its caller: credentials, path and
 * parameters; what it does not know is a complaint that the test sees.
 */
public final class FakeTwilio implements AutoCloseable {

    public static final String ACCOUNT = "AC00000000000000000000000000000001";
    public static final String TOKEN = "fake-auth-token";

    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final String PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
    private static final Set<String> SENT_WITH = Set.of("To", "From", "Body", "StatusCallback");
    private static final Set<String> LISTED_WITH = Set.of("To", "From", "PageSize");

    /** What happens to one request instead of the usual. */
    @FunctionalInterface
    public interface Fault {
        void meet(FakeTwilio twilio, HttpExchange exchange, Map<String, String> parameters) throws IOException;
    }

    public record Sent(String sid, String from, String to, String body, String statusCallback, Instant created) {}

    private final HttpServer server;
    private int messages;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Queue<Fault> faultsOfSending = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> faultsOfListing = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public FakeTwilio() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next request to send meets this; faults queue up. */
    public void nextSending(Fault fault) {
        faultsOfSending.add(fault);
    }

    public void nextListing(Fault fault) {
        faultsOfListing.add(fault);
    }

    /** Puts a message there as if it had been sent some time. */
    public String had(String from, String to, String body, Instant created) {
        return keep(from, to, body, "", created).sid();
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** {@code POST} and {@code GET}, in the order they came. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    public void forget() {
        sent.clear();
        calls.clear();
        faultsOfSending.clear();
        faultsOfListing.clear();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    /** Answers an error as Twilio does; the message names the number, as Twilio's does. */
    public static Fault error(int status, int code) {
        return (twilio, exchange, parameters) -> twilio.answer(
                exchange,
                status,
                EventCodec.json()
                        .createObjectNode()
                        .put("code", code)
                        .put("message", "The number " + parameters.get("To") + " is not good")
                        .put("status", status)
                        .toString());
    }

    public static Fault tooMany(int retryAfterSeconds) {
        return (twilio, exchange, parameters) -> {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(retryAfterSeconds));
            error(429, 20429).meet(twilio, exchange, parameters);
        };
    }

    /** A page of some proxy. */
    public static Fault page(int status) {
        return (twilio, exchange, parameters) -> twilio.answer(exchange, status, "<html>Bad Gateway</html>");
    }

    /** Takes the message, and answers nothing until the end of the test. */
    public static Fault takeAndHang() {
        return (twilio, exchange, parameters) -> {
            twilio.take(parameters);
            twilio.hang();
        };
    }

    public static Fault onlyHang() {
        return (twilio, exchange, parameters) -> twilio.hang();
    }

    /** Takes the message, and answers with an error of its own. */
    public static Fault takeAndFail() {
        return (twilio, exchange, parameters) -> {
            twilio.take(parameters);
            error(500, 20500).meet(twilio, exchange, parameters);
        };
    }

    /** Takes the message, and breaks the connection. */
    public static Fault takeAndDrop() {
        return (twilio, exchange, parameters) -> {
            twilio.take(parameters);
            exchange.close();
        };
    }

    public static Fault listWithoutTimes() {
        return (twilio, exchange, parameters) -> twilio.answer(
                exchange,
                200,
                "{\"messages\": [{\"sid\": \"SM1\", \"date_created\": \"yesterday\"}], \"page_size\": 50}");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean sending = method.equals("POST");
            Map<String, String> parameters =
                    parameters(sending ? body : exchange.getRequestURI().getRawQuery());
            calls.add(method);
            if (!authorized(exchange)) {
                complaints.add("wrong credentials");
                error(401, 20003).meet(this, exchange, parameters);
                return;
            }
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                complaints.add("unknown path " + exchange.getRequestURI().getPath());
                error(404, 20404).meet(this, exchange, parameters);
                return;
            }
            Set<String> expected = sending ? SENT_WITH : LISTED_WITH;
            if (!parameters.keySet().equals(expected)) {
                complaints.add(method + " with " + parameters.keySet() + " instead of " + expected);
            }
            Fault fault = (sending ? faultsOfSending : faultsOfListing).poll();
            if (fault != null) {
                fault.meet(this, exchange, parameters);
            } else if (sending) {
                answer(exchange, 201, json(take(parameters)).toString());
            } else {
                answer(exchange, 200, list(parameters));
            }
        }
    }

    /** The usual. */
    void taking(HttpExchange exchange, Map<String, String> parameters) throws IOException {
        answer(exchange, 201, json(take(parameters)).toString());
    }

    private void hang() {
        try {
            closed.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Sent take(Map<String, String> parameters) {
        return keep(
                parameters.getOrDefault("From", ""),
                parameters.getOrDefault("To", ""),
                parameters.getOrDefault("Body", ""),
                parameters.getOrDefault("StatusCallback", ""),
                Instant.now());
    }

    private synchronized Sent keep(String from, String to, String body, String callback, Instant created) {
        Sent message = new Sent("SM%032x".formatted(++messages), from, to, body, callback, created);
        sent.add(message);
        return message;
    }

    private String list(Map<String, String> parameters) {
        ObjectNode page = EventCodec.json().createObjectNode();
        ArrayNode messages = page.putArray("messages");
        sent.reversed().stream()
                .filter(message -> message.from().equals(parameters.get("From"))
                        && message.to().equals(parameters.get("To")))
                .limit(Long.parseLong(parameters.get("PageSize")))
                .forEach(message -> messages.add(json(message)));
        page.put("page", 0).put("page_size", 50).put("uri", PATH).putNull("next_page_uri");
        return page.toString();
    }

    private static ObjectNode json(Sent message) {
        return EventCodec.json()
                .createObjectNode()
                .put("sid", message.sid())
                .put("account_sid", ACCOUNT)
                .put("from", message.from())
                .put("to", message.to())
                .put("body", message.body())
                .put("direction", "outbound-api")
                .put("status", "queued")
                .put("date_created", RFC_2822.format(message.created().atOffset(ZoneOffset.UTC)))
                .putNull("date_sent");
    }

    private static boolean authorized(HttpExchange exchange) {
        String credentials =
                Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + credentials).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : new ArrayList<>(List.of(encoded == null ? new String[0] : encoded.split("&")))) {
            int equals = pair.indexOf('=');
            parameters.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
