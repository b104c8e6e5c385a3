package dev.lantern.voice.connect;

import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationAssigned.Meeting;
import dev.lantern.events.Envelope;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Participant;
import dev.lantern.events.Reader;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFolder;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.voice.FakeTwilio.Asked;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.call.OfferAnswers;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.AdvocateFlow;
import dev.lantern.voice.flow.PartyFlow;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.queue.OfferView;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.RoomView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call of a line, its room at the provider, and what routing decides of it, at a time that stands still. */
final class RoomScene implements AutoCloseable {

    static final String PERSON = "CA" + "0123456789abcdef".repeat(2);
    static final String THREAD = "voice-" + "0123456789abcdef".repeat(2);
    static final String CONVERSATION = THREAD + "/1";
    static final String LEG = FakeProvider.LEG;
    static final String PARTICIPANTS = "/Conferences/" + FakeProvider.ROOM + "/Participants/";
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Keyring KEYS = Keyring.load(LanternTestResource.keysFolder());

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
    private final LineFolder lines;

    RoomScene(Path folder) {
        this(folder, "");
    }

    /** @param more about how the line is called */
    RoomScene(Path folder, String more) {
        try {
            Files.writeString(
                    folder.resolve("national.yaml"),
                    "line: national\nname: National\nlanguages: [en, es]\n"
                            + "voice: {numbers: ['+15550100733'], ring: 15s" + more + "}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines = LineFolder.open(folder);
    }

    void decided(AssignmentEvent event) throws InterruptedException {
        decidedElsewhere(event, offers, rooms);
    }

    /** At another instance, which knows of telephones that ring only what the topic says. */
    void decidedElsewhere(AssignmentEvent event, OfferView offers, RoomView rooms) throws InterruptedException {
        new ConnectCall(
                        lines::current,
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
        return lines.current().byId("national");
    }

    /** What the provider was asked, in order. */
    List<Asked> asked() {
        return provider.asked();
    }

    Asked lastAsked() {
        return asked().getLast();
    }

    static ConversationAssigned assigned(String advocate) {
        return assigned(advocate, (AdvocateTelephone) null);
    }

    static ConversationAssigned assigned(String advocate, @Nullable AdvocateTelephone telephone) {
        return new ConversationAssigned(CONVERSATION, "national", advocate, 1000, null, telephone, NOW);
    }

    static ConversationAssigned meeting(String advocate, Meeting meeting) {
        return new ConversationAssigned(CONVERSATION, "national", advocate, 1, null, null, meeting, NOW, null, null);
    }

    /** @param sealedFor whose telephone it is said to be */
    static AdvocateTelephone telephone(String sealedFor, AdvocateTelephone.Kind kind, String address) {
        return new AdvocateTelephone(
                kind, "•••", KEYS.sealer().seal(Reader.VOICE, sealedFor, SealedField.ADVOCATE_TELEPHONE, address));
    }

    static AssignmentEvent.ThirdPartyCalled called(Participant party, String sealedFor, String number) {
        return new AssignmentEvent.ThirdPartyCalled(
                CONVERSATION,
                "national",
                party,
                KEYS.sealer().seal(Reader.VOICE, sealedFor, SealedField.PARTICIPANT_TELEPHONE, number),
                "maria",
                NOW);
    }

    static TwilioForm form(String body) {
        return TwilioForm.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        provider.close();
    }
}
