package dev.lantern.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lantern.voice.connect.ProviderAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server in the place of the provider's REST interface: keeps what it was asked, answers as it is told. */
public final class FakeTwilio implements AutoCloseable {

    public static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String ROOT = "/2010-04-01/Accounts/" + ACCOUNT;

    /**
     * @param path below the account
     * @param query as in the address
     * @param form decoded, {@code name=value} each on a line
     */
    public record Asked(String method, String path, String query, String form) {

        public boolean creates() {
            return method.equals("POST") && path.equals("/Calls.json");
        }
    }

    /** @param json none for a status that has no body */
    public record Answer(int status, String json) {

        /** As the provider says no. */
        public static Answer refusal(int status, int code) {
            return new Answer(
                    status, "{\"code\": " + code + ", \"message\": \"to +15550100142\", \"status\": " + status + "}");
        }
    }

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Function<Asked, Answer> answers;
    private final HttpServer server;

    public FakeTwilio(Function<Asked, Answer> answers) {
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public ProviderAccount account(Duration giveUpAfter) {
        return new ProviderAccount(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                ACCOUNT,
                "token",
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                giveUpAfter);
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getRawQuery();
        Asked question = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath().substring(ROOT.length()),
                query == null ? "" : query,
                URLDecoder.decode(body.replace("&", "\n"), StandardCharsets.UTF_8));
        asked.add(question);
        Answer answer = answers.apply(question);
        byte[] bytes = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Also says that nothing was asked for that could record somebody. */
    @Override
    public void close() {
        server.stop(0);
        assertThat(asked).allSatisfy(one -> assertThat(one.toString())
                .as("nothing that records")
                .doesNotContainIgnoringCase("record")
                .doesNotContainIgnoringCase("transcri"));
    }
}
