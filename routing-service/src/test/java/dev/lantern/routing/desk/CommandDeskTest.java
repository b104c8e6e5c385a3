package dev.lantern.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.EventCodec;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandDeskTest {

    private final MockProducer<byte[], byte[]> log =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final FeedHub hub = new FeedHub();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DeskCommand command = new DeskCommand.SignIn("c-1", "national", "maria", FeedWriter.AT);

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void returnsWhatTheEngineAnswers() throws Exception {
        hub.startAt(new long[1]);
        Future<CommandOutcome> asked = ask(Duration.ofSeconds(30));
        taken();
        answer("maria", "c-1", null);
        assertThat(asked.get()).isEqualTo(new CommandOutcome.Done("c-1", FeedWriter.AT));
    }

    @Test
    void returnsWhyTheEngineRefuses() throws Exception {
        hub.startAt(new long[1]);
        Refusal refusal = new Refusal(Refusal.Code.OFFER_CLOSED, "Somebody else was faster.");
        Future<CommandOutcome> asked = ask(Duration.ofSeconds(30));
        taken();
        answer("maria", "c-1", refusal);
        assertThat(asked.get()).isEqualTo(new CommandOutcome.Refused("c-1", refusal));
    }

    @Test
    void givesEveryWaitingRequestOfOneCommandTheAnswer() throws Exception {
        hub.startAt(new long[1]);
        List<Future<CommandOutcome>> asked = List.of(ask(Duration.ofSeconds(30)), ask(Duration.ofSeconds(30)));
        taken();
        taken();
        answer("maria", "c-1", null);
        for (Future<CommandOutcome> one : asked) {
            assertThat(one.get()).isInstanceOf(CommandOutcome.Done.class);
        }
    }

    @Test
    void takesNoAnswerThatIsForSomebodyElse() throws Exception {
        hub.startAt(new long[1]);
        Future<CommandOutcome> asked = ask(Duration.ofMillis(200));
        taken();
        answer("sam", "c-1", null);
        answer("maria", "c-2", null);
        assertThat(asked.get()).isEqualTo(new CommandOutcome.Unanswered("c-1"));
    }

    @Test
    void saysWhenTheLogDidNotTakeIt() throws Exception {
        hub.startAt(new long[1]);
        Future<CommandOutcome> asked = ask(Duration.ofSeconds(30));
        DeskOnBroker.await(() -> log.errorNext(new TimeoutException("too late")));
        assertThat(asked.get()).isEqualTo(new CommandOutcome.NotTaken("c-1"));
        assertThat(registry.timer("lantern.desk.commands", "command", "SignIn", "outcome", "not-taken")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void takesNothingBeforeItFollowsTheFeed() throws Exception {
        assertThat(ask(Duration.ofSeconds(30)).get()).isEqualTo(new CommandOutcome.NotTaken("c-1"));
        assertThat(log.history()).isEmpty();
    }

    @Test
    void writesTheCommandForItsLine() throws Exception {
        hub.startAt(new long[1]);
        Future<CommandOutcome> asked = ask(Duration.ofMillis(1));
        taken();
        asked.get();
        ProducerRecord<byte[], byte[]> record = log.history().getFirst();
        assertThat(record.topic()).isEqualTo(Topics.DESK_COMMANDS);
        assertThat(new String(record.headers().lastHeader("ce_id").value())).isEqualTo("c-1");
        assertThat(new String(record.headers().lastHeader("ce_partitionkey").value()))
                .isEqualTo("national");
        assertThat(new String(record.headers().lastHeader("ce_traceparent").value()))
                .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @Test
    void isNotTakenInTimeWhenThereIsNoBroker() throws Exception {
        hub.startAt(new long[1]);
        DeskSettings settings = new DeskSettings(
                Map.of("bootstrap.servers", "127.0.0.1:1"),
                1,
                Duration.ofMillis(300),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                10,
                10);
        try (var producer = DeskClients.producer(settings)) {
            CommandDesk desk =
                    new CommandDesk(producer, new EventCodec(1), hub, Duration.ofSeconds(30), new DeskMeters(registry));
            assertThat(desk.ask(command, null)).isEqualTo(new CommandOutcome.NotTaken("c-1"));
        }
    }

    private Future<CommandOutcome> ask(Duration answerWithin) {
        CommandDesk desk = new CommandDesk(log, new EventCodec(1), hub, answerWithin, new DeskMeters(registry));
        return threads.submit(() -> desk.ask(command, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    }

    private void taken() throws InterruptedException {
        DeskOnBroker.await(log::completeNext);
    }

    private void answer(String advocate, String commandId, Refusal refusal) {
        hub.publish(new FeedRecord(
                0, 1, new FeedEvent.CommandAnswered(advocate, "national", commandId, refusal, FeedWriter.AT)));
    }
}
