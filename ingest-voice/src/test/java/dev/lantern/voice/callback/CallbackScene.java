package dev.lantern.voice.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent.CallbackDue;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.ConversationEnded.NotReached;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Lines;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.voice.OneLine;
import dev.lantern.voice.Twiml;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.EndCall.Outcome;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.queue.QueueView;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An advocate has a conversation whose person is to be called back, at a time that stands still until it is moved. In the
 * end nothing was recorded, and no address had a number of a person.
 */
final class CallbackScene implements AfterEachCallback {

    static final String THREAD = "voice-" + "0123456789abcdef".repeat(2);
    static final String LEG = "CA" + "e".repeat(32);
    static final String NUMBER = "+15550100142";
    static final String NEUTRAL = "+15550100788";
    static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final Keyring KEYS = Keyring.load(LanternTestResource.keysFolder());

    final FakeCalls provider = new FakeCalls(NOW);
    final QueueView view = new QueueView();
    final List<LanternEvent> published = new ArrayList<>();
    Instant now = NOW;
    final PersonAnswers answers;
    private final List<String> documents = new ArrayList<>();
    private final Addresses addresses = new Addresses(URI.create("https://calls.example.org"));
    private final CallSignals signals = new CallSignals(event -> {
        published.add(event.event());
        return new Publication.OnBroker();
    });
    private final Lines lines = OneLine.of("""
            line: national
            name: National Hotline
            languages: [en]
            voice:
              numbers: ['+15550100733']
              callback: {callerId: '%s', zone: America/New_York, ring: 20s}
            """.formatted(NEUTRAL));

    CallbackScene() {
        answers = new PersonAnswers(() -> lines, Messages.load(null), addresses, view, signals, () -> now);
        view.hear(new ConversationAssigned(THREAD + "/1", "national", "maria", 1, null, NOW));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        provider.close();
        assertThat(provider.asked())
                .allSatisfy(asked -> assertThat(asked.path() + asked.query()).doesNotContain("0142"));
        assertThat(documents).allSatisfy(document -> assertThat(document)
                .doesNotContainIgnoringCase("record=")
                .doesNotContainIgnoringCase("<record")
                .doesNotContain("0142"));
    }

    /** Why the person was not reached, each time that it was told; nothing else was. */
    List<NotReached> whys() {
        assertThat(published)
                .allSatisfy(told -> assertThat(told).isInstanceOfSatisfying(ConversationEnded.class, ended -> {
                    assertThat(ended.threadId()).isEqualTo(THREAD);
                    assertThat(ended.reason()).isEqualTo(ConversationEnded.Reason.NOT_REACHED);
                }));
        return published.stream()
                .map(told -> ((ConversationEnded) told).notReached())
                .toList();
    }

    void call(CallbackDue due) throws InterruptedException {
        call(due, Duration.ofSeconds(5));
    }

    void call(CallbackDue due, Duration giveUpAfter) throws InterruptedException {
        new CallPerson(
                        () -> lines,
                        provider.calls(giveUpAfter),
                        addresses,
                        view,
                        signals,
                        KEYS.opener(),
                        () -> now,
                        Duration.ofMillis(10))
                .carryOut(due);
    }

    static CallbackDue due(int attempt, @Nullable String number, boolean voicemail) {
        Sealed to = number == null ? null : KEYS.sealer().seal(Reader.VOICE, THREAD, SealedField.CALLBACK_TO, number);
        return new CallbackDue(
                THREAD + "/1",
                "national",
                "maria",
                attempt,
                NOW.plus(Duration.ofHours(1)),
                voicemail,
                NOW,
                NOW.minusSeconds(60),
                to);
    }

    String picked(String who, boolean voicemail) {
        CallTurn turn = new CallTurn("national", THREAD, "en", 1, NOW.plus(Duration.ofMinutes(30)), voicemail);
        String query = addresses.of("/called", turn.query()).getRawQuery();
        return kept(answers.pickedUp(TwilioForm.ofQuery(query), form("AnsweredBy=" + who)));
    }

    String press(String twiml, String key) {
        URI next = Twiml.action(twiml);
        return kept(answers.answered(TwilioForm.ofQuery(next.getRawQuery()), form("Digits=" + key)));
    }

    String silent(String twiml) {
        URI next = Twiml.redirect(twiml);
        return kept(answers.answered(TwilioForm.ofQuery(next.getRawQuery()), form("")));
    }

    Outcome status(String status) {
        CallTurn turn = new CallTurn("national", THREAD, "en", 1, NOW, false);
        return answers.status(
                TwilioForm.ofQuery(addresses.of("/called/status", turn.query()).getRawQuery()),
                form("CallStatus=" + status));
    }

    private String kept(String document) {
        documents.add(document);
        return document;
    }

    static TwilioForm form(String more) {
        return TwilioForm.parse(
                ("CallSid=" + LEG + "&To=%2B15550100142&From=%2B15550100788&" + more).getBytes(StandardCharsets.UTF_8));
    }
}
