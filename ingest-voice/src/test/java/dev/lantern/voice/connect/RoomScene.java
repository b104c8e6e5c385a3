package dev.lantern.voice.connect;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.ConversationQueued;
import dev.lantern.events.Channel;
import dev.lantern.events.Envelope;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Urgency;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.lines.Lines;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.voice.FakeTwilio.Asked;
import dev.lantern.voice.OneLine;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.call.OfferAnswers;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.AdvocateFlow;
import dev.lantern.voice.flow.EndCall.Outcome;
import dev.lantern.voice.flow.PartyFlow;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.queue.OfferView;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.RoomView;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A call of a line, its room at the provider, and what routing decides of it, at a time that stands still. A test that
 * registers it as its extension has one of its own.
 */
final class RoomScene implements AutoCloseable, AfterEachCallback {

    static final String PERSON = "CA" + "0123456789abcdef".repeat(2);
    static final String THREAD = "voice-" + "0123456789abcdef".repeat(2);
    static final String CONVERSATION = THREAD + "/1";
    static final String LEG = FakeProvider.LEG;
    static final String PARTICIPANTS = "/Conferences/" + FakeProvider.ROOM + "/Participants/";

    /** What is asked so that a telephone rings no more. */
    static final Asked SILENCED = new Asked("POST", "/Calls/" + LEG + ".json", "", "Status=canceled");

    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    static final Keyring KEYS = Keyring.load(LanternTestResource.keysFolder());

    /** Longer than any test: a provider that fails is asked again until it does not. */
    private static final Duration PATIENT = Duration.ofMinutes(2);

    final FakeProvider provider = new FakeProvider();
    final QueueView view = new QueueView();
    final RoomView rooms = new RoomView();
    final List<LanternEvent> published = new ArrayList<>();
    final OfferView offers = new OfferView();
    private final Addresses addresses = new Addresses(URI.create("https://calls.example.org"));
    Publication kept = new Publication.OnBroker();
    private final CallSignals signals = new CallSignals(this::publish);
    final RoomReports reports = new RoomReports(signals, () -> NOW);
    private final Lines lines;

    RoomScene() {
        this("");
    }

    private RoomScene(String more) {
        lines = OneLine.of("""
                line: national
                name: National
                languages: [en, es]
                voice: {numbers: ['+15550100733'], ring: 15s%s}
                """.formatted(more));
    }

    static RoomScene whereTelephonesRingWithTheOffer() {
        return new RoomScene(", advocatesRing: OFFERED");
    }

    /** Somebody in danger, in Spanish. */
    RoomScene withACallThatWaits() {
        view.hear(new ConversationQueued(
                CONVERSATION, "national", Channel.VOICE, "s", "es", Urgency.IMMINENT_DANGER, List.of(), null, NOW));
        return this;
    }

    RoomScene withACallOf(String advocate) {
        view.hear(Decided.assigned(advocate));
        return this;
    }

    void decided(AssignmentEvent event) throws InterruptedException {
        decidedElsewhere(event, offers, rooms);
    }

    /** At another instance, which knows of telephones that ring only what the topic says. */
    void decidedElsewhere(AssignmentEvent event, OfferView offers, RoomView rooms) throws InterruptedException {
        new ConnectCall(
                        () -> lines,
                        provider.calls(PATIENT),
                        addresses,
                        view,
                        offers,
                        rooms,
                        signals,
                        reports,
                        KEYS.opener(),
                        () -> NOW,
                        Duration.ofSeconds(1))
                .carryOut(event);
    }

    AdvocateLegs advocateLegs() {
        OfferAnswers answers = new OfferAnswers(this::publish, () -> NOW);
        return new AdvocateLegs(
                provider.calls(PATIENT), addresses, view, offers, rooms, signals, answers, reports, () -> NOW);
    }

    private Publication publish(Envelope<? extends LanternEvent> event) {
        published.add(event.event());
        return kept;
    }

    AdvocateFlow advocateFlow() {
        return new AdvocateFlow(Messages.load(null), addresses, view, rooms);
    }

    PartyFlow partyFlow() {
        return new PartyFlow(Messages.load(null), addresses, view, rooms);
    }

    Optional<Line> line() {
        return lines.byId("national");
    }

    /** What the provider was asked, in order. */
    List<Asked> asked() {
        return provider.asked();
    }

    Asked lastAsked() {
        return asked().getLast();
    }

    /** What the provider tells of an advocate's leg, in the address and in the form. */
    Outcome legOf(String advocate, String role, String status) throws InterruptedException {
        return advocateLegs().status(query("&advocate=" + advocate + "&role=" + role), leg(status));
    }

    /** @param more parameters of an address that begins with the call's */
    static TwilioForm query(String more) {
        return TwilioForm.ofQuery("line=national&thread=" + THREAD + more);
    }

    static TwilioForm leg(String status) {
        return form("CallSid=" + LEG + "&CallStatus=" + status);
    }

    static TwilioForm form(String body) {
        return TwilioForm.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        provider.close();
    }
}
