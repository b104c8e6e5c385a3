package dev.lantern.routing.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.SignalReceived;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFolder;
import dev.lantern.routing.engine.Decision;
import dev.lantern.routing.engine.Input;
import dev.lantern.routing.engine.Output;
import dev.lantern.routing.engine.RoutingEngine;
import dev.lantern.routing.engine.state.LineState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One advocate, three people, and the figures that a supervisor would work out by hand. */
class LineFiguresTest {

    private static final String LINE = "national";

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SimpleMeterRegistry other = new SimpleMeterRegistry();
    private final LineState state = new LineState(LINE);
    private final Map<String, SignalReceived> signals = new HashMap<>();
    private Instant now = Arrivals.AT;
    private LineFigures figures = new LineFigures(new FigureMeters(registry).of(LINE), List.of(), now);
    private Line line;
    private int commands;

    @BeforeEach
    void read() throws IOException {
        Files.writeString(folder.resolve(LINE + ".yaml"), """
            line: national
            name: National
            languages: [en]
            sms:
              numbers: ["+15550100733"]
            routing:
              offerTimeout: 5m
              wrapUp: 5m
              serviceLevelThreshold: 30s
            """);
        line = LineFolder.open(folder).current().byId(LINE).orElseThrow();
    }

    @Test
    void theFormulasGiveWhatASupervisorWorksOutByHand() {
        theStory(() -> {});

        assertThat(timer("answer").totalTime(TimeUnit.SECONDS) / timer("answer").count())
                .as("average speed of answer: 10 s and 60 s")
                .isEqualTo(35);
        assertThat(timer("abandonment").count() / count("queued"))
                .as("abandonment: one of three")
                .isCloseTo(1 / 3.0, within(1e-9));
        assertThat(count("answered.in.time") / count("queued"))
                .as("service level: one of three within 30 s")
                .isCloseTo(1 / 3.0, within(1e-9));
        assertThat((count("talk") + count("wrap.up")) / count("handled"))
                .as("average handle time: 30 s + 20 s and 30 s + 10 s")
                .isEqualTo(45);
        double busy = spent(registry, "TALK") + spent(registry, "WRAP_UP");
        assertThat(busy / (busy + spent(registry, "IDLE")))
                .as("occupancy: 90 s of 130 s")
                .isCloseTo(90 / 130.0, within(1e-9));
        assertThat(spent(registry, "AWAY")).isEqualTo(30);
    }

    @Test
    void theSumsOfTwoInstancesAreThoseOfOne() {
        theStory(() -> {
            figures.pass(now);
            figures = new LineFigures(new FigureMeters(other).of(LINE), state.entities(), now);
        });
        double talk = sum(registry, "talk") + sum(other, "talk");
        double wrapUp = sum(registry, "wrap.up") + sum(other, "wrap.up");
        double handled = sum(registry, "handled") + sum(other, "handled");
        assertThat((talk + wrapUp) / handled).isEqualTo(45);
        assertThat(spent(registry, "TALK") + spent(other, "TALK")).isEqualTo(60);
        assertThat(spent(registry, "IDLE") + spent(other, "IDLE")).isEqualTo(40);
        assertThat(sum(registry, "queued") + sum(other, "queued")).isEqualTo(3);
    }

    @Test
    void aTransferMakesNobodyAnsweredTwice() {
        enrol("maria");
        enrol("sam");
        texts("anna");
        accept("anna");
        pass(60);
        String holder = state.conversations().existing(id("anna")).advocate();
        command(new DeskCommand.TransferConversation(
                next(), LINE, holder, now, id("anna"), holder.equals("maria") ? "sam" : "maria", false, null));
        accept("anna");
        assertThat(timer("answer").count()).isEqualTo(1);
        assertThat(count("queued")).isEqualTo(1);
    }

    @Test
    void whomABackupAnsweredIsNeitherAnsweredNorAbandoned() {
        texts("anna");
        pass(20);
        decide(new Input.Signal(new ConversationEnded(
                "ended-anna",
                signals.get("anna").threadId(),
                LINE,
                Channel.SMS,
                ConversationEnded.Reason.ANSWERED_BY_BACKUP,
                now)));
        assertThat(count("answered.by.backup")).isEqualTo(1);
        assertThat(count("queued")).isEqualTo(1);
        assertThat(count("handled")).isZero();
        assertThat(registry.find("lantern.conversations.abandonment").timers()).isEmpty();
        assertThat(registry.find("lantern.conversations.answer").timers()).isEmpty();
        assertThat(RoutingEngine.snapshot(state, line, now).serviceLevel()).isNull();
    }

    @Test
    void nothingThatIsCountedNamesAnybody() {
        theStory(() -> {});
        assertThat(registry.getMeters()).extracting(Meter::getId).allSatisfy(id -> {
            assertThat(id.getTags())
                    .allSatisfy(tag -> assertThat(tag.getKey()).isIn("line", "channel", "urgency", "activity", "le"));
            assertThat(id.getName()).startsWith("lantern.");
        });
    }

    /** @param inBetween runs while maria talks with ben and cleo waits */
    private void theStory(Runnable inBetween) {
        enrol("maria");
        texts("anna");
        pass(10);
        accept("anna");
        texts("ben");
        pass(30);
        complete("anna");
        pass(20);
        finish("anna");
        pass(10);
        accept("ben");
        pass(10);
        texts("cleo");
        pass(10);
        inBetween.run();
        pass(10);
        decide(new Input.Signal(new ConversationEnded(
                "ended-cleo", signals.get("cleo").threadId(), LINE, Channel.SMS, ConversationEnded.Reason.LEFT, now)));
        complete("ben");
        pass(10);
        finish("ben");
        pass(20);
        command(new DeskCommand.SetAvailability(next(), LINE, "maria", now, dev.lantern.events.AwayReason.MEAL_BREAK));
        pass(30);
        figures.pass(now);
    }

    private void enrol(String advocate) {
        command(new DeskCommand.EnrolAdvocate(
                next(),
                LINE,
                "dana",
                now,
                new AdvocateProfile(advocate, advocate, List.of("en"), Map.of(Channel.SMS, 1))));
        command(new DeskCommand.SignIn(next(), LINE, advocate, now));
    }

    private void texts(String person) {
        SignalReceived signal = Arrivals.text(LINE, "+1555010" + (1000 + signals.size()), "can we talk");
        signals.put(person, signal);
        decide(new Input.Signal(signal));
    }

    private void accept(String person) {
        var conversation = state.conversations().existing(id(person));
        String offer = ((dev.lantern.routing.engine.state.Stage.Offered) conversation.stage()).offerId();
        command(new DeskCommand.AcceptOffer(next(), LINE, conversation.offeredTo(), now, offer));
    }

    private void complete(String person) {
        command(new DeskCommand.CompleteConversation(next(), LINE, "maria", now, id(person)));
    }

    private void finish(String person) {
        command(new DeskCommand.FinishWrapUp(next(), LINE, "maria", now, id(person)));
    }

    private String id(String person) {
        return signals.get(person).threadId() + "/1";
    }

    private String next() {
        return "command-" + commands++;
    }

    private void command(DeskCommand command) {
        decide(new Input.Command(command));
    }

    private void decide(Input input) {
        Decision decision = RoutingEngine.decide(state, line, input, now);
        figures.decided(
                decision.changes(),
                decision.outputs().stream().map(Output::event).toList(),
                line.routing().serviceLevelThreshold(),
                now);
    }

    private void pass(int seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }

    private Timer timer(String what) {
        return registry.get("lantern.conversations." + what).timer();
    }

    private double count(String what) {
        return sum(registry, what);
    }

    private static double sum(MeterRegistry of, String what) {
        return of.find("lantern.conversations." + what).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static double spent(MeterRegistry of, String activity) {
        return of.find("lantern.advocates.time").tag("activity", activity).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
