package dev.lantern.voice.flow;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationQueued;
import dev.lantern.events.Channel;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.Urgency;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.LineFolder;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.voice.Twiml;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.queue.QueueView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call through the steps as the provider goes through them, at a time that stands still until it is moved. */
final class Scene {

    static final String CALL = "CA" + "0123456789abcdef".repeat(2);
    static final String THREAD = "voice-" + "0123456789abcdef".repeat(2);
    static final String CONVERSATION = THREAD + "/1";
    static final String OURS = "+15550100733";
    static final String CALLER = "+15550100142";

    static final String LINE = """
            line: national
            name: National Hotline
            languages: [en, es]
            sms: {numbers: ['+15550100733']}
            voice:
              numbers: ['+15550100733', '+18005550144', '988']
              languageOf: {'+18005550144': es}
              tty: '711'
              fullAt: 5
              backup: {numbers: ['+15550100190', '+15550100191'], after: 20s}
            """;

    static final String CALLING_BACK = LINE.replace(
            "  fullAt: 5\n", "  fullAt: 5\n  callback: {callerId: '+15550100788', zone: America/New_York}\n");

    final QueueView view = new QueueView();
    final List<LanternEvent> published = new ArrayList<>();
    final List<String> alarms = new ArrayList<>();
    Publication outcome = new Publication.OnBroker();
    Instant now = Instant.parse("2026-03-02T10:00:00Z");

    final LineFolder lines;
    final AnswerCall calls;
    final EndCall ends;
    final LastResort lastResort;

    Scene(Path folder, String line) {
        this(folder, line, List.of());
    }

    Scene(Path folder, String line, List<String> lastNumbers) {
        try {
            Files.writeString(folder.resolve("national.yaml"), line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines = LineFolder.open(folder);
        Messages messages = Messages.load(null);
        CallFlow flow = new CallFlow(messages, new Addresses(URI.create("https://calls.example.org")));
        lastResort = new LastResort(flow, lines.current(), lastNumbers, alarms::add);
        CallSignals signals = new CallSignals(event -> {
            if (!(outcome instanceof Publication.Refused)) {
                published.add(event.event());
            }
            return outcome;
        });
        calls = new AnswerCall(
                lines::current,
                messages,
                flow,
                lastResort,
                view,
                signals,
                Keyring.load(LanternTestResource.keysFolder()),
                () -> now,
                alarms::add);
        ends = new EndCall(lines::current, signals, () -> now);
    }

    /** What the provider posts at every step. */
    static TwilioForm form(String... more) {
        StringBuilder form = new StringBuilder("CallSid=" + CALL + "&From=" + encoded(CALLER) + "&To=" + encoded(OURS));
        for (int i = 0; i < more.length; i += 2) {
            form.append('&').append(more[i]).append('=').append(encoded(more[i + 1]));
        }
        return TwilioForm.parse(form.toString().getBytes(StandardCharsets.UTF_8));
    }

    static TwilioForm form(String raw) {
        return TwilioForm.parse(raw.getBytes(StandardCharsets.UTF_8));
    }

    String arrive() {
        return calls.arrive(TwilioForm.ofQuery(null), form());
    }

    /** Nothing is pressed: the document goes on to its redirect. */
    String silent(String twiml) {
        return follow(Twiml.redirect(twiml), form());
    }

    /** A key: the innermost question's action. */
    String press(String twiml, String key) {
        return follow(Twiml.action(twiml), form("Digits", key));
    }

    /** The dialled party's leg is over. */
    String dialled(String twiml, String status) {
        return follow(Twiml.afterDial(twiml), form("DialCallStatus", status));
    }

    TwilioForm query(String twiml, String pattern) {
        return TwilioForm.ofQuery(Twiml.address(twiml, pattern).getRawQuery());
    }

    String follow(URI address, TwilioForm form) {
        TwilioForm query = TwilioForm.ofQuery(address.getRawQuery());
        String step = address.getPath().substring(Addresses.ROOT.length());
        return switch (step) {
            case "" -> calls.arrive(query, form);
            case "/language" -> calls.language(query, form);
            case "/queue" -> calls.queue(query, form);
            case "/wait" -> calls.waiting(query, form);
            case "/key" -> calls.key(query, form);
            case "/room" -> calls.room(query, form);
            case "/hold" -> calls.hold(query, form);
            case "/left" -> calls.left(query, form);
            default -> {
                if (!step.startsWith("/backup/")) {
                    throw new AssertionError("no step " + step);
                }
                yield calls.backup(query, form, Integer.parseInt(step.substring("/backup/".length())));
            }
        };
    }

    /** Through all questions with nothing pressed. */
    String waiting() {
        return silent(silent(arrive()));
    }

    void queued() {
        view.hear(new ConversationQueued(
                CONVERSATION, "national", Channel.VOICE, "s", "en", Urgency.STANDARD, List.of(), null, now));
    }

    void assigned(String advocate) {
        queued();
        view.hear(new ConversationAssigned(CONVERSATION, "national", advocate, 1000, null, now));
    }

    void snapshot(int position, @Nullable Long estimate, int waiting) {
        queued();
        view.hear(
                new QueueSnapshot(
                        "national",
                        List.of(new QueueSnapshot.Waiting(Channel.VOICE, Urgency.STANDARD, waiting)),
                        1000,
                        estimate,
                        Map.of(AdvocateState.AVAILABLE, 1),
                        null,
                        List.of(new QueueSnapshot.Position(CONVERSATION, position, estimate)),
                        null,
                        null,
                        null,
                        now),
                now);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
