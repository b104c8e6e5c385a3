package dev.lantern.routing.host;

import static dev.lantern.routing.host.Arrivals.accept;
import static dev.lantern.routing.host.Arrivals.enrol;
import static dev.lantern.routing.host.Arrivals.seal;
import static dev.lantern.routing.host.Arrivals.signIn;
import static dev.lantern.routing.host.Arrivals.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Decoded;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.EventCodec;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.Reader;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import dev.lantern.events.Urgency;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.lines.LineFolder;
import dev.lantern.routing.triage.RuleFolder;
import dev.lantern.routing.triage.TextTriage;
import dev.lantern.testbed.servers.DemoLine;
import dev.lantern.testbed.servers.LanternTestResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingTopologyTest {

    private static final String LINE = DemoLine.ID;
    private static final String PERSON = "+15550100142";

    private final EventCodec codec = new EventCodec(1);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<String, List<TestRecord<byte[], byte[]>>> written = new HashMap<>();
    private TopologyTestDriver driver;
    private static final RuleFolder RULES = RuleFolder.open(Optional.empty());

    private Instant now = Arrivals.AT;
    private Duration wallAhead = Duration.ZERO;

    @BeforeEach
    void open(@TempDir Path folder) {
        HostSettings settings = new HostSettings(
                "test",
                Map.of("bootstrap.servers", "unused:9092"),
                1,
                1,
                0,
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofSeconds(3),
                folder);
        LineFolder lines = LineFolder.open(LanternTestResource.linesFolder());
        driver = new TopologyTestDriver(
                RoutingTopology.of(
                        settings,
                        Arrivals.KEYS,
                        lines::current,
                        new TextTriage(Arrivals.KEYS.opener(), RULES)::of,
                        () -> new EngineClock(() -> now.plus(wallAhead), () -> now.toEpochMilli() * 1_000_000),
                        new RoutingMeters(registry)),
                StreamsProperties.of(settings),
                now);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void ranksATextByWhatItSaysAndQuotesNothingOfIt() {
        send(text(LINE, PERSON, "my boss Xanthippe will kill me"));

        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.ConversationQueued.class))
                .singleElement()
                .satisfies(queued -> {
                    assertThat(queued.urgency()).isEqualTo(Urgency.IMMINENT_DANGER);
                    assertThat(queued.reasons())
                            .containsExactly(
                                    "The text speaks of a threat to somebody's life (rule danger.threat-to-life).");
                });
        assertThat(registry.counter("lantern.triage.texts", "line", LINE, "reading", "READ")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anAcceptThatLayUnreadWhenTheOfferExpiredIsStillAnAccept() {
        onDuty("maria");
        send(text(LINE, PERSON, "I need help"));
        FeedEvent.OfferMade offer =
                events(Topics.DESK_FEED, FeedEvent.OfferMade.class).getFirst();
        pass(Duration.between(now, offer.offer().expiresAt()).minusSeconds(1));
        Instant accepted = now;
        // What was written twenty seconds ago is read only now, and the accept comes after it.
        send(Arrivals.record(Arrivals.signIn(LINE, "maria"), 1), now.minusSeconds(20));
        pass(Duration.ofSeconds(2));
        send(Arrivals.record(Arrivals.accept(LINE, "maria", offer.offer().offerId()), 1), accepted);

        assertThat(events(Topics.DESK_FEED, FeedEvent.ConversationOpened.class)).hasSize(1);
        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.OfferExpired.class))
                .isEmpty();
    }

    @Test
    void offersATextToAnAdvocateAndTellsTheWorld() {
        onDuty("maria");
        send(text(LINE, PERSON, "I need help"));
        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.ConversationQueued.class))
                .hasSize(1);
        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.ConversationOffered.class))
                .singleElement()
                .satisfies(offered -> assertThat(offered.advocateId()).isEqualTo("maria"));
        assertThat(events(Topics.DESK_FEED, FeedEvent.OfferMade.class)).hasSize(1);
        TestRecord<byte[], byte[]> offer = all(Topics.DESK_FEED).getLast();
        assertThat(new String(offer.key(), StandardCharsets.UTF_8)).isEqualTo("maria");
        assertThat(header(offer.headers(), "ce_type")).isEqualTo("dev.lantern.desk-offer.made.v1");
        assertThat(header(offer.headers(), "ce_partitionkey")).isEqualTo("maria");
        assertThat(header(offer.headers(), "ce_source")).isEqualTo("/services/routing-service");
    }

    @Test
    void takesASignalThatComesManyTimesOnce() {
        SignalReceived signal = text(LINE, PERSON, "I need help");
        for (int i = 0; i < 600; i++) {
            send(signal);
        }
        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.ConversationQueued.class))
                .hasSize(1);
        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.ConversationContinued.class))
                .isEmpty();
    }

    @Test
    void answersARepeatedCommandWithTheFirstAnswer() {
        send(enrol(LINE, "maria"));
        DeskCommand signIn = signIn(LINE, "maria");
        send(signIn);
        send(signIn);
        assertThat(answersTo("maria")).hasSize(2).allSatisfy(answer -> {
            assertThat(answer.commandId()).isEqualTo(signIn.commandId());
            assertThat(answer.refusal()).isNull();
        });
        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.AdvocateStatusChanged.class))
                .hasSize(1);
    }

    @Test
    void buriesWhatItCannotReadWithItsBytesAndGoesOn() {
        byte[] garbage = {1, 2, 3, (byte) 0xff};
        topic(Topics.SIGNALS)
                .pipeInput(new TestRecord<>(new byte[] {9}, garbage, new RecordHeaders().add("x", new byte[] {7})));
        TestRecord<byte[], byte[]> dead =
                all(Topics.deadLettersOf(Topics.SIGNALS)).getFirst();
        assertThat(dead.value()).isEqualTo(garbage);
        assertThat(dead.key()).isEqualTo(new byte[] {9});
        assertThat(header(dead.headers(), "dlq_reason")).isEqualTo("NOT_A_CLOUD_EVENT");
        assertThat(header(dead.headers(), "dlq_topic")).isEqualTo(Topics.SIGNALS);
        assertThat(dead.headers().lastHeader("x").value()).isEqualTo(new byte[] {7});
        assertThat(registry.counter("lantern.dead.letters", "topic", "signals", "reason", "NOT_A_CLOUD_EVENT")
                        .count())
                .isEqualTo(1);
        send(text(LINE, PERSON, "I need help"));
        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.ConversationQueued.class))
                .hasSize(1);
    }

    @Test
    void buriesATombstone() {
        topic(Topics.DELIVERIES).pipeInput(new TestRecord<>(new byte[] {9}, null, new RecordHeaders()));
        assertThat(reasonsIn(Topics.deadLettersOf(Topics.DELIVERIES))).containsExactly("NO_VALUE");
    }

    @Test
    void losesNoSignalOfALineItDoesNotKnow() {
        send(text("elsewhere", PERSON, "I need help"));
        assertThat(reasonsIn(Topics.deadLettersOf(Topics.SIGNALS))).containsExactly("UNKNOWN_LINE");
        assertThat(all(Topics.ASSIGNMENTS)).isEmpty();
    }

    @Test
    void refusesACommandForALineItDoesNotKnow() {
        send(signIn("elsewhere", "maria"));
        assertThat(answersTo("maria")).singleElement().satisfies(answer -> assertThat(
                        answer.refusal().code())
                .isEqualTo(FeedEvent.Refusal.Code.UNKNOWN_LINE));
    }

    @Test
    void buriesAnEventOnATopicThatIsNotItsOwn() {
        ProducerRecord<byte[], byte[]> command = Arrivals.record(signIn(LINE, "maria"), 1);
        topic(Topics.SIGNALS).pipeInput(new TestRecord<>(command.key(), command.value(), command.headers()));
        assertThat(reasonsIn(Topics.deadLettersOf(Topics.SIGNALS))).containsExactly("MISPLACED");
    }

    @Test
    void buriesWhatTheEngineFailsOnAndStandsAsBefore() {
        onDuty("maria");
        // Larger than what it leads to may be; no channel of ours writes such a thing.
        send(oversized(text(LINE, PERSON, "one")));
        assertThat(reasonsIn(Topics.deadLettersOf(Topics.SIGNALS))).containsExactly("FAILED");
        assertThat(registry.counter("lantern.routing.faults", "line", LINE).count())
                .isEqualTo(1);
        send(text(LINE, PERSON, "two"));
        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.ConversationQueued.class))
                .singleElement()
                .satisfies(queued -> assertThat(queued.conversationId()).endsWith("/1"));
        assertThat(events(Topics.DESK_FEED, FeedEvent.OfferMade.class)).hasSize(1);
    }

    @Test
    void sealsAReplyAnewToWhoSendsIt() {
        SignalReceived signal = text(LINE, PERSON, "I need help");
        String conversation = assigned("maria", signal);
        send(answer("maria", conversation, signal.threadId(), "Are you safe?"));
        ReplyRequested reply = events(Topics.REPLIES, ReplyRequested.class).getFirst();
        assertThat(reply.to().reader()).isEqualTo(Reader.SMS);
        assertThat(open(reply.to(), signal.threadId(), SealedField.REPLY_TO)).isEqualTo(PERSON);
        assertThat(open(reply.text(), signal.threadId(), SealedField.REPLY_TEXT))
                .isEqualTo("Are you safe?");
        assertThat(reply.copy().reader()).isEqualTo(Reader.DESK);
        assertThat(open(reply.copy(), signal.threadId(), SealedField.REPLY_COPY))
                .isEqualTo("Are you safe?");
        assertThat(reply.from()).isEqualTo(DemoLine.NUMBER);
    }

    @Test
    void tellsTheAdvocateWhenAReplyCannotBeMadeReadableForWhoSendsIt() {
        SignalReceived sound = text(LINE, PERSON, "I need help");
        Sender unopenable = new Sender(seal("another thread", SealedField.SENDER_ADDRESS, PERSON), "hash", "••• 0142");
        SignalReceived signal = withSender(sound, unopenable);
        String conversation = assigned("maria", signal);
        DeskCommand answer = answer("maria", conversation, signal.threadId(), "Are you safe?");
        send(answer);
        assertThat(all(Topics.REPLIES)).isEmpty();
        assertThat(events(Topics.DESK_FEED, FeedEvent.DeliveryChanged.class))
                .last()
                .satisfies(change -> {
                    assertThat(change.replyId()).isEqualTo(answer.commandId());
                    assertThat(change.state()).isEqualTo(FeedEvent.DeliveryState.FAILED);
                    assertThat(change.explanation()).contains("not sent");
                });
        assertThat(reasonsIn(Topics.deadLettersOf(Topics.DESK_COMMANDS))).isEmpty();
    }

    @Test
    void showsWhatBecameOfAReply() {
        SignalReceived signal = text(LINE, PERSON, "I need help");
        String conversation = assigned("maria", signal);
        DeskCommand answer = answer("maria", conversation, signal.threadId(), "Are you safe?");
        send(answer);
        send(new DeliveryEvent.ReplyDelivered(answer.commandId(), conversation, LINE, "SM1", now));
        assertThat(events(Topics.DESK_FEED, FeedEvent.DeliveryChanged.class))
                .last()
                .satisfies(change -> assertThat(change.state()).isEqualTo(FeedEvent.DeliveryState.DELIVERED));
    }

    @Test
    void letsAnOfferExpireByItsOwnClock() {
        onDuty("maria");
        send(text(LINE, PERSON, "I need help"));
        pass(Duration.ofSeconds(10));
        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.OfferExpired.class))
                .isEmpty();
        pass(Duration.ofSeconds(60));
        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.OfferExpired.class))
                .hasSize(1);
    }

    @Test
    void closesNothingWhenTheMachinesClockIsSetDaysAhead() {
        SignalReceived signal = text(LINE, PERSON, "I need help");
        onDuty("maria");
        send(signal);
        wallAhead = Duration.ofDays(3);
        pass(Duration.ofSeconds(2));
        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.OfferExpired.class))
                .isEmpty();
    }

    @Test
    void saysEverySecondHowTheLineStands() {
        send(text(LINE, PERSON, "I need help"));
        pass(Duration.ofSeconds(3));
        assertThat(events(Topics.QUEUE_STATUS, QueueSnapshot.class))
                .hasSizeGreaterThanOrEqualTo(3)
                .last()
                .satisfies(queue -> {
                    assertThat(queue.line()).isEqualTo(LINE);
                    assertThat(queue.waiting()).singleElement().satisfies(w -> assertThat(w.count())
                            .isEqualTo(1));
                });
        assertThat(registry.get("lantern.queue.waiting")
                        .tag("line", LINE)
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    private void onDuty(String advocate) {
        send(enrol(LINE, advocate));
        send(signIn(LINE, advocate));
    }

    /** The conversation that the signal began, once the advocate has it. */
    private String assigned(String advocate, SignalReceived signal) {
        onDuty(advocate);
        send(signal);
        FeedEvent.Offer offer =
                events(Topics.DESK_FEED, FeedEvent.OfferMade.class).getLast().offer();
        send(accept(LINE, advocate, offer.offerId()));
        assertThat(events(Topics.ASSIGNMENTS, AssignmentEvent.ConversationAssigned.class))
                .hasSize(1);
        return offer.conversationId();
    }

    private static DeskCommand answer(String advocate, String conversation, String thread, String words) {
        return new DeskCommand.SendAnswer(
                Arrivals.id(), LINE, advocate, Arrivals.AT, conversation, seal(thread, SealedField.REPLY_COPY, words));
    }

    private ProducerRecord<byte[], byte[]> oversized(SignalReceived signal) {
        ProducerRecord<byte[], byte[]> record = Arrivals.record(signal, 1);
        String json = new String(record.value(), StandardCharsets.UTF_8)
                .replace("\"language\":\"en\"", "\"language\":\"" + "e".repeat(100_000) + "\"");
        return new ProducerRecord<>(
                record.topic(), 0, record.key(), json.getBytes(StandardCharsets.UTF_8), record.headers());
    }

    private static SignalReceived withSender(SignalReceived s, Sender sender) {
        return new SignalReceived(
                s.signalId(),
                s.threadId(),
                s.line(),
                s.channel(),
                s.contacted(),
                sender,
                s.body(),
                s.attachments(),
                s.language(),
                s.place(),
                s.answers(),
                s.occurredAt(),
                s.receivedAt(),
                s.attributes());
    }

    private void send(LanternEvent event) {
        send(Arrivals.record(event, 1));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        send(record, now);
    }

    private void send(ProducerRecord<byte[], byte[]> record, Instant written) {
        topic(record.topic()).pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), written));
    }

    private TestInputTopic<byte[], byte[]> topic(String name) {
        return driver.createInputTopic(name, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void pass(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minusMillis(500)) {
            now = now.plusMillis(500);
            driver.advanceWallClockTime(Duration.ofMillis(500));
        }
    }

    private List<FeedEvent.CommandAnswered> answersTo(String advocate) {
        return events(Topics.DESK_FEED, FeedEvent.CommandAnswered.class).stream()
                .filter(answer -> answer.advocateId().equals(advocate))
                .toList();
    }

    private <E> List<E> events(String topic, Class<E> type) {
        return all(topic).stream()
                .map(record -> codec.decode(record.headers(), record.value()))
                .map(decoded -> ((Decoded.Event) decoded).envelope().event())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<String> reasonsIn(String topic) {
        return all(topic).stream()
                .map(record -> header(record.headers(), "dlq_reason"))
                .toList();
    }

    private List<TestRecord<byte[], byte[]>> all(String topic) {
        List<TestRecord<byte[], byte[]>> all = written.computeIfAbsent(topic, t -> new ArrayList<>());
        all.addAll(driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList());
        return all;
    }

    private static String open(dev.lantern.events.Sealed sealed, String thread, String field) {
        return ((Opened.Text) Arrivals.KEYS.opener().open(sealed, thread, field)).text();
    }

    private static String header(Headers headers, String name) {
        return Stream.of(headers.toArray())
                .filter(header -> header.key().equals(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("absent");
    }
}
