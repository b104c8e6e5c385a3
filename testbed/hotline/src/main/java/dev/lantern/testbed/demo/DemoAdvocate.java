package dev.lantern.testbed.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * An advocate in front of the desk: takes what is offered and answers in the person's language where there is a way back.
 * Everything goes through the desk API and stream, as from a frontend.
 */
final class DemoAdvocate implements AutoCloseable {

    private static final String ENGLISH = "This is %s. You are not alone. Is it safe for you to text right now?";
    private static final String SPANISH =
            "Soy %s. No está en esto sin ayuda. ¿Es seguro para usted escribir en este momento?";

    /** No way back, or their own voice. */
    private static final Set<String> WITHOUT_WORDS = Set.of("WEBFORM", "VOICE");

    private final String name;
    private final DeskClient desk;
    private final DeskStream stream;
    private final Consumer<String> problems;
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();

    /** @param problems is told what the desk refused */
    DemoAdvocate(String name, DeskClient desk, Consumer<String> problems) {
        this.name = name;
        this.desk = desk;
        this.problems = problems;
        this.stream = desk.stream(null);
        stream.listen(event -> hands.execute(() -> see(event)));
    }

    private void see(DeskStream.Event event) {
        switch (event.kind()) {
            case "offer-made" ->
                accept(event.data().path("offer").path("offerId").asText());
            case "conversation-opened" -> answer(event.data().path("conversation"));
            case "conversation-closed" ->
                open.remove(event.data().path("conversationId").asText());
            default -> {}
        }
    }

    private void accept(String offerId) {
        report("accept", desk.accept(offerId));
    }

    private void answer(JsonNode conversation) {
        open.add(conversation.path("conversationId").asText());
        if (!WITHOUT_WORDS.contains(conversation.path("channel").asText())) {
            String words = conversation.path("language").asText().startsWith("es") ? SPANISH : ENGLISH;
            report("answer", desk.answer(conversation.path("conversationId").asText(), words.formatted(name)));
        }
    }

    /** Completes what is open and signs out. */
    void leave() {
        open.forEach(conversation -> report("complete", desk.complete(conversation)));
        report("sign out", desk.signOut());
    }

    private void report(String what, Http.Answer answer) {
        if (answer.status() != 200) {
            problems.accept(name + ": " + what + " was answered " + answer.status() + " "
                    + answer.body().path("detail").asText());
        }
    }

    @Override
    public void close() {
        stream.close();
        hands.shutdownNow();
    }
}
