package dev.lantern.testbed.phone.voice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;
import dev.lantern.testbed.phone.Form;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.TwilioAccount;
import dev.lantern.testbed.phone.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A customer of the network in a few lines: what it answers at which path. It checks every request's signature. */
final class Application implements AutoCloseable {

    static final String NUMBER = "+15550001000";
    static final TwilioAccount ACCOUNT = new TwilioAccount("AC00000000000000000000000000000001", "a-token-of-the-test");

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** @param query or body */
    record Asked(String path, Form form) {}

    record Reply(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Function<Form, Reply>> replies = new ConcurrentHashMap<>();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Queue<String> forged = new ConcurrentLinkedQueue<>();
    final PhoneNetwork phones;

    Application() {
        this(Duration.ofSeconds(15));
    }

    /** @param patience of the network with this application */
    Application(Duration patience) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            phones = new PhoneNetwork(0, ACCOUNT, new Webhooks(ACCOUNT, patience));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        phones.voice().connect(NUMBER, new VoiceNumber(URI.create(url("/call")), null, url("/status")));
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    Application at(String path, String verbs) {
        return at(path, form -> new Reply(200, twiml(verbs)));
    }

    Application at(String path, Function<Form, Reply> reply) {
        replies.put(path, reply);
        return this;
    }

    static String twiml(String verbs) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + verbs + "</Response>";
    }

    Telephone caller() {
        return phones.telephone("+15550002000");
    }

    List<Form> asked(String path) {
        return asked.stream()
                .filter(one -> one.path().equals(path))
                .map(Asked::form)
                .toList();
    }

    List<String> values(String path, String field) {
        return asked(path).stream().map(form -> String.valueOf(form.get(field))).toList();
    }

    /** Waits for so many requests there. */
    List<Form> awaitAsked(String path, int times) {
        await(() -> asked(path).size() >= times, path + " asked " + times + " times");
        return asked(path);
    }

    static void await(BooleanSupplier soon, String what) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!soon.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("not in time: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    List<String> complaints() {
        return phones.complaints();
    }

    List<String> forged() {
        return List.copyOf(forged);
    }

    private void handle(HttpExchange exchange) throws IOException {
        boolean isGet = exchange.getRequestMethod().equals("GET");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        Form form = Form.parse(isGet ? exchange.getRequestURI().getRawQuery() : body);
        Map<String, String> fields = new HashMap<>();
        if (!isGet) {
            form.fields().forEach(field -> fields.put(field.name(), field.value()));
        }
        if (!new RequestValidator(ACCOUNT.authToken())
                .validate(
                        url(exchange.getRequestURI().toString()),
                        fields,
                        String.valueOf(exchange.getRequestHeaders().getFirst("X-Twilio-Signature")))) {
            forged.add(path);
        }
        asked.add(new Asked(path, form));
        Reply reply = replies.getOrDefault(path, ignored -> new Reply(204, "")).apply(form);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        phones.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
