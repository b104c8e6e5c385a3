package dev.lantern.testbed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.Http;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "text", description = "Send a text to the running hotline from a simulated phone.")
public final class TextCommand implements Callable<Integer> {

    @Mixin
    private DataFolder data = new DataFolder();

    @Parameters(index = "0", paramLabel = "FROM", description = "the phone's number, such as +15551230142")
    private String from = "";

    @Parameters(index = "1", paramLabel = "WORDS")
    private String words = "";

    @Option(names = "--to", paramLabel = "NUMBER", description = "the hotline's number (default: ${DEFAULT-VALUE})")
    private String to = Hotline.DEMO_NUMBER;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "wait so long for an answer and show it")
    private int waitSeconds;

    @Override
    public Integer call() throws InterruptedException {
        Http phones = new Http(URI.create(data.running().phoneNetwork()), null);
        int before = inbox(phones).size();
        JsonNode sent = phones.post(
                        "/simulator/texts",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("from", from)
                                .put("to", to)
                                .put("body", words))
                .body();
        boolean accepted = sent.path("accepted").asBoolean();
        System.out.println((accepted ? "accepted" : "NOT accepted") + " ("
                + sent.path("answer").asText() + ")");
        if (accepted && waitSeconds > 0) {
            showAnswers(phones, before);
        }
        return accepted ? 0 : 1;
    }

    private void showAnswers(Http phones, int before) throws InterruptedException {
        Instant until = Instant.now().plusSeconds(waitSeconds);
        int shown = before;
        while (Instant.now().isBefore(until)) {
            JsonNode texts = inbox(phones);
            for (; shown < texts.size(); shown++) {
                System.out.println(from + "  \"" + texts.get(shown).path("body").asText() + "\"");
            }
            Thread.sleep(Duration.ofMillis(200));
        }
    }

    private JsonNode inbox(Http phones) {
        return phones.get("/simulator/phones/" + from).body();
    }
}
