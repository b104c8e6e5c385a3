package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import dev.lantern.testbed.phone.TwilioAccount;
import dev.lantern.testbed.phone.Webhooks;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Fetches instructions from the customer, and the recordings that are played. */
final class Documents {

    private static final int INVALID_ADDRESS = 11100;
    private static final int BAD_ANSWER = 11200;
    private static final int NO_ANSWER = 11205;
    private static final int WRONG_CONTENT = 12300;
    private static final Set<String> XML = Set.of("text/xml", "application/xml", "text/html");

    private final Switchboard board;
    private final TwilioAccount account;
    private final Webhooks webhooks;
    private final Consumer<String> complaints;
    private final Set<String> reachable = ConcurrentHashMap.newKeySet();

    Documents(Switchboard board, TwilioAccount account, Webhooks webhooks, Consumer<String> complaints) {
        this.board = board;
        this.account = account;
        this.webhooks = webhooks;
        this.complaints = complaints;
    }

    /** Asks with the leg's fields as they are now, and complains of what the provider would warn of. */
    List<Verb> fetch(Leg leg, Source source) throws Unavailable {
        return switch (source) {
            case Source.Inline inline -> read("the TwiML of a request", inline.twiml());
            case Source.Address address -> {
                String url = address.url().toString();
                Webhooks.Answer answer = ask(leg, address);
                yield switch (answer) {
                    case Webhooks.Answer.Unanswered unanswered ->
                        throw new Unavailable(NO_ANSWER, url, unanswered.why());
                    case Webhooks.Answer.Answered answered -> {
                        if (!answered.accepted()) {
                            throw new Unavailable(BAD_ANSWER, url, "HTTP " + answered.status());
                        }
                        yield read(url, answered);
                    }
                };
            }
        };
    }

    /** Asks, and does not look at the answer. */
    Webhooks.Answer ask(Leg leg, Source.Address address) {
        String url = address.url().toString();
        Form form = board.get(() -> CallForm.and(CallForm.of(leg, account), address.extra()));
        return address.method().equals("GET") ? webhooks.get(url, form) : webhooks.post(url, form);
    }

    /** Complains when what is to be played is not there. Other machines are not asked. */
    void listen(URI recording) {
        boolean here = "127.0.0.1".equals(recording.getHost()) || "localhost".equals(recording.getHost());
        if (here && reachable.add(recording.toString())) {
            if (!webhooks.get(recording.toString(), Form.of()).accepted()) {
                reachable.remove(recording.toString());
                complaints.accept("the recording " + recording.getPath() + " could not be fetched");
            }
        }
    }

    static URI resolve(Source within, String url) throws Unavailable {
        URI base = within.base();
        try {
            URI resolved = base == null ? URI.create(url) : url.isEmpty() ? base : base.resolve(url);
            if (resolved.getHost() != null && resolved.getScheme() != null) {
                return resolved;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new Unavailable(INVALID_ADDRESS, url, "the address is not a whole one");
    }

    private List<Verb> read(String where, Webhooks.Answer.Answered answered) throws Unavailable {
        String type = answered.contentType().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (type.startsWith("audio/")) {
            return List.of(new Verb.Play("", 1));
        }
        if (!XML.contains(type) && !answered.body().isBlank()) {
            throw new Unavailable(WRONG_CONTENT, where, "the content type is \"" + type + "\"");
        }
        return read(where, answered.body());
    }

    private List<Verb> read(String where, String text) throws Unavailable {
        try {
            VoiceTwiml twiml = VoiceTwiml.read(text);
            twiml.findings().forEach(finding -> complaints.accept(finding + ", from " + path(where)));
            return twiml.verbs();
        } catch (UnreadableTwiml e) {
            throw new Unavailable(e.code(), where, String.valueOf(e.getMessage()));
        }
    }

    private static String path(String where) {
        return where.replaceFirst("^https?://[^/]*", "").replaceFirst("\\?.*", "");
    }
}
