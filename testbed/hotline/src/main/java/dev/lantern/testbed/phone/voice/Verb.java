package dev.lantern.testbed.phone.voice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One instruction of a TwiML document for calls. Times are seconds, addresses may be relative to the document's. */
sealed interface Verb {

    /** What may be heard while keys are waited for, too. */
    sealed interface Prompt extends Verb {}

    /** @param loop 0 for without end */
    record Say(String words, String language, String voice, int loop) implements Prompt {}

    /** @param loop 0 for without end */
    record Play(String url, int loop) implements Prompt {}

    record Pause(int seconds) implements Prompt {}

    /**
     * @param finishOnKey empty for none
     * @param numDigits 0 for any number of them
     * @param prompts end with the first key
     */
    record Gather(
            @Nullable String action,
            String method,
            int timeout,
            String finishOnKey,
            int numDigits,
            boolean actionOnEmptyResult,
            List<Prompt> prompts)
            implements Verb {}

    record Redirect(String url, String method) implements Verb {}

    record Dial(
            @Nullable String action,
            String method,
            int timeout,
            int timeLimit,
            @Nullable String callerId,
            boolean answerOnBridge,
            boolean hangupOnStar,
            boolean sequential,
            List<Noun> nouns)
            implements Verb {}

    record Hangup() implements Verb {}

    /** @param reason {@code rejected} or {@code busy} */
    record Reject(String reason) implements Verb {}

    record Enqueue(
            String queue,
            @Nullable String action,
            String method,
            @Nullable String waitUrl,
            String waitUrlMethod) implements Verb {}

    record Leave() implements Verb {}

    /** Whom a Dial is for. */
    sealed interface Noun {}

    /**
     * @param address a number, {@code client:name} or {@code sip:…}
     * @param url of a document that only the called person hears, before both are connected
     */
    record Party(
            String address,
            @Nullable String url,
            String method,
            Reporting reporting,
            @Nullable Machine machine) implements Noun {}

    /**
     * @param waitUrl null is music, empty is silence
     * @param events of which the customer is told, by their names in TwiML
     */
    record Conference(
            String name,
            boolean muted,
            Beep beep,
            boolean startOnEnter,
            boolean endOnExit,
            @Nullable String label,
            @Nullable String waitUrl,
            String waitMethod,
            int maxParticipants,
            @Nullable String coach,
            Reporting reporting)
            implements Noun {}

    /** When the others in a room hear a tone. */
    record Beep(boolean onEnter, boolean onExit) {
        static Beep of(String value) {
            return new Beep(
                    value.equals("true") || value.equals("onEnter"), value.equals("true") || value.equals("onExit"));
        }
    }

    /** Where to tell about which events. */
    record Reporting(@Nullable String url, String method, List<String> events) {
        static final Reporting NONE = new Reporting(null, "POST", List.of());
    }

    /** Whether a machine answers is to be found out. */
    record Machine(
            boolean untilItsMessageEnds,
            boolean asynchronous,
            @Nullable String callback,
            String method) {}
}
