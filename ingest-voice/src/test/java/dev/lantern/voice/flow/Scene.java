package dev.lantern.voice.flow;

import dev.lantern.events.LanternEvent;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.LineFolder;
import dev.lantern.testbed.servers.LanternTestResource;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One call through the steps as the provider goes through them, at a time that stands still until it is moved. */
final class Scene {

    static final String CALL = "CA" + "0123456789abcdef".repeat(2);
    static final String THREAD = "voice-" + "0123456789abcdef".repeat(2);
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
        return follow(address(twiml, "<Redirect[^>]*>([^<]*)<"), form());
    }

    /** A key: the innermost question's action. */
    String press(String twiml, String key) {
        return follow(address(twiml, "<Gather[^>]*action=\"([^\"]*)\""), form("Digits", key));
    }

    /** The dialled party's leg is over. */
    String dialled(String twiml, String status) {
        return follow(address(twiml, "<Dial[^>]*action=\"([^\"]*)\""), form("DialCallStatus", status));
    }

    TwilioForm query(String twiml, String pattern) {
        return TwilioForm.ofQuery(address(twiml, pattern).getRawQuery());
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

    static URI address(String twiml, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(twiml);
        String found = null;
        while (matcher.find()) {
            found = matcher.group(1);
        }
        if (found == null) {
            throw new AssertionError("no " + pattern + " in " + twiml);
        }
        return URI.create(found.replace("&amp;", "&"));
    }

    /** What is read out, one after the other. */
    static List<String> heard(String twiml) {
        List<String> words = new ArrayList<>();
        Matcher matcher = Pattern.compile("<Say[^>]*>([^<]*)</Say>").matcher(twiml);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
