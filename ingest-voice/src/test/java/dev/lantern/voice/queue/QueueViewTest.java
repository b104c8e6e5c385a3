package dev.lantern.voice.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent.CallbackRequested;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationCompleted;
import dev.lantern.events.AssignmentEvent.ConversationEscalated;
import dev.lantern.events.AssignmentEvent.ConversationOffered;
import dev.lantern.events.AssignmentEvent.ConversationQueued;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.AssignmentEvent.SearchRelaxed;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Threads;
import dev.lantern.events.Urgency;
import dev.lantern.voice.queue.QueueView.Place;
import dev.lantern.voice.queue.Standing.Assigned;
import dev.lantern.voice.queue.Standing.Facts;
import dev.lantern.voice.queue.Standing.Over;
import dev.lantern.voice.queue.Standing.ToBeCalled;
import dev.lantern.voice.queue.Standing.Unheard;
import dev.lantern.voice.queue.Standing.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueViewTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String THREAD = "voice-" + "0".repeat(32);
    private static final String CONVERSATION = THREAD + "/1";

    private final QueueView view = new QueueView();

    @Test
    void a_call_is_followed_from_the_queue_to_its_end() {
        assertThat(view.standing(THREAD)).isEqualTo(new Unheard());
        view.hear(new ConversationQueued(
                CONVERSATION, "national", Channel.VOICE, "s", "es", Urgency.STANDARD, List.of(), null, NOW));
        view.hear(new ConversationOffered(CONVERSATION, "national", "o", "maria", NOW, null, NOW));
        assertThat(view.standing(THREAD)).isEqualTo(new Waiting(false));
        view.hear(new ConversationEscalated(CONVERSATION, "national", Urgency.URGENT, List.of(), null, NOW));
        assertThat(view.facts(THREAD)).isEqualTo(new Facts(Urgency.URGENT, "es"));
        view.hear(new ConversationAssigned(CONVERSATION, "national", "maria", 1, null, NOW));
        assertThat(view.standing(THREAD)).isEqualTo(new Assigned("maria"));
        view.hear(new ConversationTransferred(CONVERSATION, "national", "maria", null, "maria", null, NOW));
        assertThat(view.standing(THREAD)).isEqualTo(new Waiting(false, "maria"));
        view.hear(new ConversationTransferred(CONVERSATION, "national", "maria", "lee", "maria", null, true, NOW));
        assertThat(view.standing(THREAD)).isEqualTo(new Assigned("lee"));
        view.hear(new ConversationCompleted(CONVERSATION, "national", "lee", "COMPLETED", NOW));
        assertThat(view.standing(THREAD)).isEqualTo(new Over(true));
        assertThat(view.facts(THREAD)).isEqualTo(new Facts(Urgency.URGENT, "es"));
    }

    @Test
    void partners_are_asked_until_somebody_here_has_the_call() {
        view.hear(new ConversationQueued(
                CONVERSATION, "national", Channel.VOICE, "s", "es", Urgency.STANDARD, List.of(), null, NOW));
        view.hear(new SearchRelaxed(CONVERSATION, "national", RelaxationStep.SUPERVISORS, null, "", "p", NOW));
        assertThat(view.standing(THREAD)).isEqualTo(new Waiting(false));
        view.hear(new SearchRelaxed(CONVERSATION, "national", RelaxationStep.OVERFLOW, null, "", "p", NOW));
        view.hear(new SearchRelaxed(CONVERSATION, "national", RelaxationStep.ALARM, null, "", "p", NOW));
        assertThat(view.standing(THREAD)).isEqualTo(new Waiting(true));
        view.hear(new ConversationAssigned(CONVERSATION, "national", "maria", 1, null, NOW));
        view.hear(new ConversationTransferred(CONVERSATION, "national", "maria", null, "maria", null, NOW));
        assertThat(view.standing(THREAD)).isEqualTo(new Waiting(false, "maria"));
    }

    @Test
    void who_was_called_back_is_on_that_call() {
        String call = "CA" + "e".repeat(32);
        view.hear(new CallbackRequested(CONVERSATION, "national", NOW, NOW.plusSeconds(60), false, NOW));
        assertThat(view.standing(THREAD)).isEqualTo(new ToBeCalled());
        assertThat(view.callOf(THREAD)).isEqualTo(Threads.callOf(THREAD));
        view.hear(new CallbackReached("s", THREAD, "national", Channel.VOICE, NOW, call));
        assertThat(view.callOf(THREAD)).contains(call);
        assertThat(view.callOf("sms-12")).isEmpty();
    }

    @Test
    void what_is_of_other_channels_is_not_kept() {
        view.hear(new ConversationAssigned("sms-12/1", "national", "maria", 1, null, NOW));
        assertThat(view.standing("sms-12")).isEqualTo(new Unheard());
    }

    @Test
    void a_place_is_the_one_of_the_last_snapshot_and_silence_is_measured_here() {
        assertThat(view.place("national", THREAD)).isEmpty();
        assertThat(view.routingIsHeard("national", Duration.ofSeconds(20), NOW)).isFalse();
        view.hear(
                new QueueSnapshot(
                        "national",
                        List.of(),
                        0,
                        null,
                        Map.of(),
                        null,
                        List.of(new QueueSnapshot.Position(CONVERSATION, 3, 90_000L)),
                        null,
                        null,
                        null,
                        NOW.minusSeconds(3600)),
                NOW);
        assertThat(view.place("national", THREAD)).contains(new Place(3, Duration.ofSeconds(90)));
        assertThat(view.place("other", THREAD)).isEmpty();
        assertThat(view.routingIsHeard("national", Duration.ofSeconds(20), NOW.plusSeconds(20)))
                .isTrue();
        assertThat(view.routingIsHeard("national", Duration.ofSeconds(20), NOW.plusSeconds(21)))
                .isFalse();
    }

    @Test
    void an_end_is_told_again_only_for_a_call_that_comes_after_it_and_not_long_ago() {
        LateSignals late = new LateSignals();
        assertThat(late.hear(call(), NOW)).isEmpty();
        assertThat(late.hear(ended(), NOW)).isEmpty();
        ConversationEnded again = late.hear(call(), NOW).orElseThrow();
        assertThat(again.threadId()).isEqualTo(THREAD);
        assertThat(again.signalId()).isNotEqualTo(ended().signalId());
        assertThat(late.hear(call(), NOW)).as("one id whoever tells it").contains(again);
        assertThat(late.hear(call(), NOW.plus(Duration.ofHours(1)))).isEmpty();
    }

    private static ConversationEnded ended() {
        return new ConversationEnded("end", THREAD, "national", Channel.VOICE, ConversationEnded.Reason.HUNG_UP, NOW);
    }

    private static SignalReceived call() {
        return new SignalReceived(
                "signal",
                THREAD,
                "national",
                Channel.VOICE,
                "+15550100733",
                new Sender(null, "hash", "•••"),
                null,
                List.of(),
                "en",
                null,
                Answers.NONE,
                NOW,
                NOW,
                Map.of());
    }
}
