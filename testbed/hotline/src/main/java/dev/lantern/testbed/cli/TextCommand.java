package dev.lantern.testbed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.Http;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "text",
        description = {
            "Text with the running hotline from a simulated phone.",
            "At a terminal it is a conversation: each line you type is a text, answers appear; end it with Ctrl-D.",
            "Elsewhere WORDS are sent, or each line of the input, and that is all."
        })
public final class TextCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Mixin
    private DataFolder data = new DataFolder();

    @Parameters(index = "0", paramLabel = "FROM", description = "the phone's number, such as +15551230142")
    private String from = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "WORDS")
    private @Nullable String words;

    @Option(names = "--to", paramLabel = "NUMBER", description = "the hotline's number (default: ${DEFAULT-VALUE})")
    private String to = Hotline.DEMO_NUMBER;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "wait so long for an answer at the end")
    private int waitSeconds;

    private final CountDownLatch ended = new CountDownLatch(1);
    private int shown;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Http phones = new Http(URI.create(data.running().phoneNetwork()), null);
        shown = inbox(phones).size();
        boolean accepted = words == null || send(phones, words);
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            System.out.println(
                    "You text " + to + " from " + from + ". Each line is a text, answers appear; Ctrl-D ends.");
            Thread answers = Thread.startVirtualThread(() -> showUntilEnded(phones));
            accepted = sendLines(phones) && accepted;
            ended.countDown();
            answers.join();
        } else if (words == null) {
            accepted = sendLines(phones);
        }
        if (accepted && waitSeconds > 0) {
            Instant until = Instant.now().plusSeconds(waitSeconds);
            while (Instant.now().isBefore(until)) {
                showNew(phones);
                Thread.sleep(LOOK_EVERY);
            }
        }
        return accepted ? 0 : 1;
    }

    private boolean sendLines(Http phones) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        boolean accepted = true;
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (!line.isBlank()) {
                accepted = send(phones, line) && accepted;
            }
        }
        return accepted;
    }

    private boolean send(Http phones, String text) {
        JsonNode sent = phones.post(
                        "/simulator/texts",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("from", from)
                                .put("to", to)
                                .put("body", text))
                .body();
        boolean accepted = sent.path("accepted").asBoolean();
        System.out.println((accepted ? "accepted" : "NOT accepted") + " ("
                + sent.path("answer").asText() + ")");
        return accepted;
    }

    private void showUntilEnded(Http phones) {
        try {
            do {
                showNew(phones);
            } while (!ended.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
            showNew(phones); // what came while the last line was typed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void showNew(Http phones) {
        JsonNode texts = inbox(phones);
        for (; shown < texts.size(); shown++) {
            System.out.println(to + "  \"" + texts.get(shown).path("body").asText() + "\"");
        }
    }

    private JsonNode inbox(Http phones) {
        return phones.get("/simulator/phones/" + from).body();
    }
}
