package dev.lantern.testbed.stories;

import static dev.lantern.testbed.stories.CallScene.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.Threads;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.phone.voice.Telephone;
import java.time.Duration;
import java.util.Set;

/** What the case tells of a call. */
final class InTheCase {

    private InTheCase() {}

    /** Of the last call. */
    static String threadOf(Telephone caller) {
        return Threads.ofCall(caller.callSid());
    }

    /** The first of the last call. */
    static String conversationOf(Telephone caller) {
        return threadOf(caller) + "/1";
    }

    static void awaitStatus(String conversation, String... statuses) {
        awaitStatus(SOON, conversation, statuses);
    }

    static void awaitStatus(Duration atMost, String conversation, String... statuses) {
        Patience.await(
                atMost,
                () -> Set.of(statuses).contains(status(conversation)),
                () -> conversation + " is " + status(conversation) + ", not one of " + Set.of(statuses));
    }

    static String status(String conversation) {
        return told(conversation).at("/conversation/status").asText();
    }

    /** All that the case tells of it. */
    static JsonNode told(String conversation) {
        return cases().find(conversation);
    }

    static void awaitTold(String conversation, String... moves) {
        for (String move : moves) {
            Patience.await(
                    SOON,
                    () -> told(conversation).toString().contains(move),
                    () -> move + " is not in " + told(conversation));
        }
    }

    static CasesClient cases() {
        return SharedHotline.cases("dana", "supervisor");
    }
}
