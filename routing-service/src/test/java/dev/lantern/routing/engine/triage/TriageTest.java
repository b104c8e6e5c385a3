package dev.lantern.routing.engine.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.Channel;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Urgency;
import dev.lantern.routing.engine.state.Rank;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriageTest {

    @Test
    void whoIsInDangerNowComesBeforeEverybody() {
        Rank rank = rank(signal(Channel.WEBFORM, new Answers(false, true, true, null)));

        assertThat(rank.urgency()).isEqualTo(Urgency.IMMINENT_DANGER);
        assertThat(rank.reasons())
                .containsExactly(
                        "The person says they are in danger now.",
                        "The person says they are under 18.",
                        "The person says it is not safe to talk.");
    }

    @Test
    void aMinorIsUrgent() {
        assertThat(rank(signal(Channel.SMS, new Answers(null, null, true, null))))
                .isEqualTo(new Rank(Urgency.URGENT, List.of("The person says they are under 18.")));
    }

    @Test
    void aCallerIsUrgentBecauseOfTheChannel() {
        assertThat(rank(signal(Channel.VOICE, Answers.NONE)).urgency()).isEqualTo(Urgency.URGENT);
        assertThat(rank(signal(Channel.VOICE, new Answers(null, null, true, null)))
                        .reasons())
                .hasSize(2);
    }

    @Test
    void anAnswerThatSaysNoRaisesNothing() {
        Rank rank = rank(signal(Channel.SMS, new Answers(true, false, false, null)));

        assertThat(rank).isEqualTo(new Rank(Urgency.STANDARD, List.of("A text message that nobody has read yet.")));
    }

    @Test
    void aChannelOfAnAdapterIsRankedToo() {
        Rank rank = rank(signal(new Channel("KIOSK"), Answers.NONE));

        assertThat(rank).isEqualTo(new Rank(Urgency.STANDARD, List.of("A signal that nobody has read yet.")));
    }

    private static Rank rank(SignalReceived signal) {
        return Triage.of(signal, Findings.NONE);
    }

    private static SignalReceived signal(Channel channel, Answers answers) {
        Instant at = Instant.parse("2026-03-02T08:00:00Z");
        return new SignalReceived(
                "s1",
                "t1",
                "national",
                channel,
                "+15550100733",
                new Sender(null, "h", "•••"),
                null,
                List.of(),
                null,
                null,
                answers,
                at,
                at,
                Map.of());
    }
}
