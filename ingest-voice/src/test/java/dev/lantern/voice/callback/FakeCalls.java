package dev.lantern.voice.callback;

import dev.lantern.voice.FakeTwilio;
import dev.lantern.voice.FakeTwilio.Answer;
import dev.lantern.voice.FakeTwilio.Asked;
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

    record Made(String to, String status, Instant at) {}

    /** @param taken whether the call is made though the answer is none */
    private record Planned(int status, boolean taken) {}

    final List<Made> made = new CopyOnWriteArrayList<>();
    private final Queue<Planned> planned = new ConcurrentLinkedQueue<>();
    private final Instant now;
    private final FakeTwilio server = new FakeTwilio(this::answer);

    FakeCalls(Instant now) {
        this.now = now;
    }

    PersonCalls calls(Duration giveUpAfter) {
        return new PersonCalls(server.account(giveUpAfter), InstantSource.system());
    }

    void refuses(int status) {
        planned.add(new Planned(status, false));
    }

    void takesWithoutAnAnswer() {
        planned.add(new Planned(503, true));
    }

    List<Asked> asked() {
        return server.asked();
    }

    /** What was asked for with each call. */
    List<String> creations() {
        return asked().stream().filter(Asked::creates).map(Asked::form).toList();
    }

    private Answer answer(Asked asked) {
        if (!asked.creates()) {
            String calls = made.stream().map(FakeCalls::json).collect(Collectors.joining(","));
            return new Answer(200, "{\"calls\": [" + calls + "], \"page\": 0, \"page_size\": 50}");
        }
        Planned plan = planned.poll();
        if (plan == null || plan.taken()) {
            made.addFirst(new Made(to(asked), "queued", now));
        }
        return plan == null
                ? new Answer(201, "{\"sid\": \"CA" + "e".repeat(32) + "\"}")
                : Answer.refusal(plan.status(), 1);
    }

    private static String to(Asked asked) {
        return asked.form()
                .lines()
                .filter(field -> field.startsWith("To="))
                .findFirst()
                .orElseThrow()
                .substring("To=".length());
    }

    private static String json(Made call) {
        return "{\"sid\": \"CA" + "d".repeat(32) + "\", \"to\": \"" + call.to() + "\", \"status\": \"" + call.status()
                + "\", \"date_created\": \""
                + AS_THE_PROVIDER.format(call.at().atOffset(ZoneOffset.UTC)) + "\"}";
    }

    @Override
    public void close() {
        server.close();
    }
}
