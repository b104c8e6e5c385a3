package dev.lantern.voice.connect;

import dev.lantern.voice.FakeTwilio;
import dev.lantern.voice.FakeTwilio.Answer;
import dev.lantern.voice.FakeTwilio.Asked;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The provider as far as rooms need it: answers as planned, else with success, and has one room. */
final class FakeProvider implements AutoCloseable {

    static final String LEG = "CA" + "e".repeat(32);
    static final String ROOM = "CF" + "0".repeat(32);

    /** How every call stands that is looked at. */
    volatile String status = "in-progress";

    private final Queue<Answer> planned = new ConcurrentLinkedQueue<>();
    private final FakeTwilio server = new FakeTwilio(this::answer);

    ProviderCalls calls(Duration giveUpAfter) {
        return new ProviderCalls(server.account(giveUpAfter));
    }

    /** The next request is answered so. */
    void plan(int status, int code) {
        planned.add(Answer.refusal(status, code));
    }

    List<Asked> asked() {
        return server.asked();
    }

    private Answer answer(Asked asked) {
        Answer plan = planned.poll();
        if (plan != null) {
            return plan;
        }
        if (asked.method().equals("DELETE")) {
            return new Answer(204, "");
        }
        if (asked.path().equals("/Conferences.json")) {
            return new Answer(200, "{\"conferences\": [{\"sid\": \"" + ROOM + "\"}], \"page\": 0, \"page_size\": 50}");
        }
        return asked.path().endsWith("/Participants.json")
                ? new Answer(200, "{\"participants\": [], \"page\": 0, \"page_size\": 50}")
                : new Answer(
                        201,
                        "{\"sid\": \"" + LEG + "\", \"call_sid\": \"" + LEG + "\", \"status\": \"" + status + "\"}");
    }

    @Override
    public void close() {
        server.close();
    }
}
