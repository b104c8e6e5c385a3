package dev.lantern.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent.ConversationAbandoned;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationCompleted;
import dev.lantern.events.AssignmentEvent.ConversationContinued;
import dev.lantern.events.AssignmentEvent.ConversationEscalated;
import dev.lantern.events.AssignmentEvent.ConversationQueued;
import dev.lantern.events.AssignmentEvent.ConversationReopened;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.AssignmentEvent.OfConversation;
import dev.lantern.events.Channel;
import dev.lantern.events.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final String ID = "sms-1/1";
    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

    private static final OfConversation QUEUED = new ConversationQueued(
            ID, "national", Channel.SMS, "signal-1", "en", Urgency.STANDARD, List.of("no hint"), null, at(0));

    @Test
    void a_queued_conversation_waits_for_everybody() {
        Conversation conversation = of(QUEUED);

        assertThat(conversation.standing().status()).isEqualTo(Status.WAITING);
        assertThat(conversation.standing().assignedTo()).isNull();
        assertThat(conversation.standing().since()).isEqualTo(at(0));
        assertThat(conversation.triage().urgency()).isEqualTo(Urgency.STANDARD);
        assertThat(conversation.openedAt()).isEqualTo(at(0));
    }

    @Test
    void a_transferred_conversation_is_no_longer_that_of_the_advocate_before() {
        for (String to : Arrays.asList("sam", null)) {
            Conversation given = of(QUEUED, assigned("maria", 1), transferred("maria", to, 2));

            assertThat(given.standing().status()).isEqualTo(Status.WAITING);
            assertThat(given.standing().assignedTo()).isNull();
        }
    }

    @Test
    void one_that_a_supervisor_moves_is_the_new_advocates_in_the_same_moment() {
        Conversation moved = of(QUEUED, assigned("maria", 1), transferred("maria", "sam", 2), assigned("sam", 2));

        assertThat(moved.standing().assignedTo()).isEqualTo("sam");
    }

    @Test
    void a_completed_conversation_stays_that_of_its_advocate_until_it_is_reopened() {
        Conversation completed = of(QUEUED, assigned("maria", 1), completed("maria", 2));
        Conversation reopened =
                completed.after(new ConversationReopened(ID, "national", Urgency.URGENT, List.of(), at(3)), 3);

        assertThat(completed.standing().status()).isEqualTo(Status.COMPLETED);
        assertThat(completed.standing().assignedTo()).isEqualTo("maria");
        assertThat(completed.standing().closeReason()).isEqualTo("done");
        assertThat(reopened.standing().status()).isEqualTo(Status.WAITING);
        assertThat(reopened.standing().assignedTo()).isNull();
        assertThat(reopened.triage().urgency()).isEqualTo(Urgency.URGENT);
    }

    @Test
    void an_abandoned_conversation_is_nobodys() {
        Conversation abandoned = of(QUEUED, new ConversationAbandoned(ID, "national", 5, at(1)));

        assertThat(abandoned.standing().status()).isEqualTo(Status.ABANDONED);
        assertThat(abandoned.standing().assignedTo()).isNull();
    }

    @Test
    void of_two_events_at_one_moment_the_later_in_the_topic_counts() {
        Conversation conversation = of(QUEUED, assigned("maria", 1)).after(assigned("sam", 1), 7);

        assertThat(conversation.standing().assignedTo()).isEqualTo("sam");
        assertThat(conversation.after(assigned("maria", 1), 6).standing().assignedTo())
                .isEqualTo("sam");
    }

    @Test
    void an_assignment_counts_even_where_a_clock_went_back_behind_the_queueing() {
        assertThat(of(QUEUED, assigned("maria", -60)).standing().assignedTo()).isEqualTo("maria");
        assertThat(of(assigned("maria", -60), QUEUED).standing().assignedTo()).isEqualTo("maria");
    }

    @Test
    void the_same_events_give_the_same_conversation_in_every_order() {
        List<OfConversation> events = List.of(
                QUEUED,
                new ConversationContinued(ID, "national", "signal-2", at(1)),
                new ConversationEscalated(
                        ID, "national", Urgency.IMMINENT_DANGER, List.of("in danger now"), null, at(2)),
                assigned("maria", 3),
                transferred("maria", "sam", 4),
                completed("sam", 5),
                new ConversationReopened(ID, "national", Urgency.STANDARD, List.of(), at(6)),
                assigned("sam", 7));
        Conversation inOrder = of(events.toArray(OfConversation[]::new));
        assertThat(inOrder.standing().assignedTo()).isEqualTo("sam");

        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
            Collections.shuffle(order, random);
            Conversation shuffled = null;
            for (int i : order) {
                Conversation before = shuffled == null ? Conversation.namedBy(events.get(i)) : shuffled;
                shuffled = before.after(events.get(i), i);
            }
            assertThat(shuffled).as("order %s", order).isEqualTo(inOrder);
        }
    }

    private static Conversation of(OfConversation... events) {
        Conversation conversation = Conversation.namedBy(events[0]);
        for (int i = 0; i < events.length; i++) {
            conversation = conversation.after(events[i], i);
        }
        return conversation;
    }

    private static OfConversation assigned(String advocate, int second) {
        return new ConversationAssigned(ID, "national", advocate, 10, null, at(second));
    }

    private static OfConversation transferred(String from, @Nullable String to, int second) {
        return new ConversationTransferred(ID, "national", from, to, from, null, at(second));
    }

    private static OfConversation completed(String advocate, int second) {
        return new ConversationCompleted(ID, "national", advocate, "done", at(second));
    }

    private static Instant at(int second) {
        return NINE.plusSeconds(second);
    }
}
