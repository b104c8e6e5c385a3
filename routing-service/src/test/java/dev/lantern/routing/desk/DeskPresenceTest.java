package dev.lantern.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.DeskCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeskPresenceTest {

    private final LinkedBlockingQueue<DeskCommand> told = new LinkedBlockingQueue<>();

    @Test
    void tellsOfTheFirstStreamAndOfTheLastOnly() {
        try (DeskPresence presence = new DeskPresence(told::add, () -> FeedWriter.AT)) {
            presence.opened("national", "maria");
            presence.opened("national", "maria");
            presence.opened("other", "maria");
            presence.closed("national", "maria");
            presence.closed("national", "maria");
            presence.opened("national", "maria");
        }
        assertThat(what()).containsExactly("+national", "+other", "-national", "+national");
    }

    @Test
    void oneInstanceHasOneStreamIdAndAnotherHasAnother() {
        try (DeskPresence one = new DeskPresence(told::add, () -> FeedWriter.AT)) {
            one.opened("national", "maria");
            one.closed("national", "maria");
        }
        try (DeskPresence other = new DeskPresence(told::add, () -> FeedWriter.AT)) {
            other.opened("national", "maria");
        }
        assertThat(told)
                .extracting(DeskPresenceTest::streamOf)
                .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)))
                .satisfies(ids -> assertThat(java.util.Set.copyOf(ids)).hasSize(2));
    }

    @Test
    void tellsAgainWhatStillHoldsEvenAfterTellingFailed() throws InterruptedException {
        boolean[] fails = {true};
        DeskPresence presence = new DeskPresence(
                command -> {
                    if (fails[0]) {
                        fails[0] = false;
                        throw new IllegalStateException("the event log is away");
                    }
                    told.add(command);
                },
                () -> FeedWriter.AT);
        try (presence) {
            presence.start(Duration.ofMillis(5));
            presence.opened("national", "maria");
            for (int i = 0; i < 3; i++) {
                assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(DeskCommand.DeskConnected.class);
            }
        }
    }

    private List<String> what() {
        List<String> what = new ArrayList<>();
        told.forEach(command -> what.add((command instanceof DeskCommand.DeskConnected ? "+" : "-") + command.line()));
        return what;
    }

    private static String streamOf(DeskCommand command) {
        return switch (command) {
            case DeskCommand.DeskConnected connected -> connected.streamId();
            case DeskCommand.DeskDisconnected disconnected -> disconnected.streamId();
            default -> throw new AssertionError(command);
        };
    }
}
