package dev.lantern.routing.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.lines.Line;
import dev.lantern.routing.simulate.Outcome.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine tells of a generated day is recorded as if it had been a real one. */
class RecordingTest {

    @TempDir
    Path folder;

    private Line policy;
    private Day real;
    private Outcome outcome;
    private Day recorded;

    @BeforeEach
    void aDayPasses() {
        policy = Days.policy(folder, "  offerTimeout: 30s\n");
        real = Days.generated(4);
        List<AssignmentEvent> told = new ArrayList<>();
        outcome = Simulation.of(policy, real, 4, share -> {}, told::add);
        Recording recording = new Recording("national", signal -> signal);
        told.forEach(recording::take);
        recorded = recording.day(real.begins(), real.ends());
    }

    @Test
    void everyWaitIsThereWithWhatWasSeenOfIt() {
        assertThat(recorded.contacts()).hasSameSizeAs(outcome.waits());
        assertThat(recorded.contacts().stream().filter(contact -> contact.patience() != null))
                .hasSize((int) new Figures(outcome, Duration.ZERO).ended(End.GAVE_UP));
        assertThat(recorded.contacts().stream().filter(contact -> contact.handled() != null))
                .hasSizeBetween(
                        outcome.handled(),
                        outcome.handled()
                                + outcome.moves().handedOn()
                                + outcome.moves().givenBack());
        assertThat(recorded.members()).hasSameSizeAs(real.members());
    }

    @Test
    void whoAskedToBeCalledAndWhoWasHandedOnAndWhoseConnectionWasLostAreThere() {
        assertThat(recorded.contacts().stream().filter(contact -> contact.callback() != null))
                .hasSize(outcome.callbacks().asked())
                .isNotEmpty();
        assertThat(recorded.contacts().stream()
                        .map(Contact::callback)
                        .filter(callback -> callback != null && Boolean.TRUE.equals(callback.answers())))
                .hasSize(outcome.callbacks().reached());
        assertThat(recorded.contacts().stream()
                        .mapToInt(contact -> contact.handovers().size())
                        .sum())
                .isEqualTo(outcome.moves().handedOn())
                .isPositive();
        assertThat(recorded.presences().stream().filter(presence -> presence.state() == Presence.State.LOST))
                .hasSize(outcome.moves().lost())
                .isNotEmpty();
    }

    @Test
    void theRecordedDayFaresUnderTheSamePolicyMuchAsTheRealOneDid() {
        Outcome again = Simulation.of(policy, recorded, 4, share -> {});
        Figures before = new Figures(outcome, Duration.ofSeconds(60));
        Figures after = new Figures(again, Duration.ofSeconds(60));
        assertThat(after.ended(End.ANSWERED)).isCloseTo(before.ended(End.ANSWERED), within(8L));
        assertThat(after.serviceLevel()).isCloseTo(before.serviceLevel(), within(0.08));
        assertThat(after.occupancy()).isCloseTo(before.occupancy(), within(0.05));
    }

    @Test
    void nobodyCanBeFoundOutFromIt() throws IOException {
        Path file = folder.resolve("day.jsonl");
        DayFile.write(recorded, file);
        String written = Files.readString(file);
        assertThat(written).doesNotContain("/1\"").doesNotContain("says").doesNotContain("hash");
        assertThat(recorded.contacts()).allMatch(contact -> contact.person().matches("p[0-9]+"));
        assertThat(recorded.members())
                .allMatch(member -> member.profile().displayName().equals(member.id()))
                .allMatch(member -> member.id().matches("a[0-9]+"));
    }
}
