package dev.lantern.voice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.ConversationAbandoned;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationOffered;
import dev.lantern.events.AssignmentEvent.ConversationQueued;
import dev.lantern.events.AssignmentEvent.OfferExpired;
import dev.lantern.events.AssignmentEvent.OfferRescinded;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand.AcceptOffer;
import dev.lantern.events.DeskCommand.DeclineOffer;
import dev.lantern.events.Envelope;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Urgency;
import dev.lantern.ingest.Publication;
import dev.lantern.voice.call.OfferAnswers;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.queue.OfferView;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.RoomView;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an advocate hears whose telephone rings with an offer, and what is asked of routing by answering it. */
class OfferFlowTest {

    private static final String THREAD = "voice-" + "0123456789abcdef".repeat(2);
    private static final String CONVERSATION = THREAD + "/1";
    private static final String OFFER = THREAD + ".1.1";
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final QueueView queue = new QueueView();
    private final OfferView offers = new OfferView();
    private final List<Envelope<? extends LanternEvent>> told = new ArrayList<>();
    private final Addresses addresses = new Addresses(URI.create("https://calls.example.org"));
    private Publication outcome = new Publication.OnBroker();
    private final OfferFlow flow = new OfferFlow(
            addresses,
            new AdvocateFlow(Messages.load(null), addresses, queue, new RoomView()),
            queue,
            offers,
            new OfferAnswers(
                    event -> {
                        told.add(event);
                        return outcome;
                    },
                    () -> NOW));
    private final AdvocateTurn softphone = AdvocateTurn.asked("national", THREAD, "maria", OFFER, true);
    private final AdvocateTurn telephone = AdvocateTurn.asked("national", THREAD, "maria", OFFER, false);

    @BeforeEach
    void a_call_is_offered_to_maria() {
        hear(new ConversationQueued(
                CONVERSATION, "national", Channel.VOICE, "s", "es", Urgency.URGENT, List.of(), null, NOW));
        hear(new ConversationOffered(CONVERSATION, "national", OFFER, "maria", NOW.plusSeconds(30), null, NOW));
    }

    @Test
    void a_softphone_that_answers_accepts_hears_who_it_is_and_waits_for_the_decision() {
        assertThat(answer(softphone))
                .contains("An urgent call. Spanish.", "One moment.", "/advocate/taken?", "round=0")
                .doesNotContain("<Gather", "<Dial");
        assertThat(told).singleElement().satisfies(one -> {
            AcceptOffer accept = (AcceptOffer) one.event();
            assertThat(accept.offerId()).isEqualTo(OFFER);
            assertThat(accept.actor()).isEqualTo("maria");
            assertThat(one.id()).isEqualTo(accept.commandId());
            assertThat(one.source()).isEqualTo("/services/ingest-voice");
        });
        assertThat(taken(0)).contains("<Pause", "round=1").doesNotContain("<Dial");
        hear(assigned("maria"));
        assertThat(taken(1)).contains(">" + THREAD + "</Conference>").doesNotContain("<Say");
    }

    @Test
    void at_a_telephone_one_accepts_another_key_declines_and_no_key_leaves_it_on_the_desk() {
        assertThat(answer(telephone))
                .contains("An urgent call. Spanish.", "To take it, press 1. To decline it, press any other key.")
                .contains("<Gather", "/advocate/key?");
        assertThat(told).isEmpty();
        assertThat(flow.key(telephone, OFFER, Optional.empty(), null)).contains("<Hangup");
        assertThat(told).isEmpty();
        assertThat(flow.key(telephone, OFFER, Optional.empty(), "2")).contains("<Hangup");
        assertThat(told.removeFirst().event()).isInstanceOf(DeclineOffer.class);
        assertThat(flow.key(telephone, OFFER, Optional.empty(), "1")).contains("One moment.", "/advocate/taken?");
        assertThat(told.getFirst().event()).isInstanceOf(AcceptOffer.class);
    }

    @Test
    void an_answer_has_one_id_however_often_it_is_told_and_two_answers_have_two() {
        flow.key(telephone, OFFER, Optional.empty(), "1");
        flow.key(telephone, OFFER, Optional.empty(), "1");
        flow.key(telephone, OFFER, Optional.empty(), "3");
        assertThat(told.get(0).id())
                .isEqualTo(told.get(1).id())
                .isNotEqualTo(told.get(2).id());
    }

    @Test
    void an_accept_that_was_not_kept_is_told_again_and_nobody_waits_for_ever() {
        outcome = new Publication.Refused(Publication.Refused.Reason.NOWHERE_DURABLE);
        answer(softphone);
        for (int round = 0; round < 60; round++) {
            assertThat(taken(round)).contains("round=" + (round + 1));
        }
        assertThat(told)
                .hasSize(6)
                .extracting(Envelope::id)
                .containsOnly(told.getFirst().id());
        assertThat(taken(60)).contains("<Hangup");
    }

    @Test
    void who_accepted_at_the_desk_while_it_rings_is_put_through_without_another_accept() {
        hear(assigned("maria"));
        assertThat(answer(softphone)).contains("An urgent call. Spanish.", "<Dial", THREAD);
        assertThat(answer(telephone))
                .contains("To take it, press 1.", "<Gather")
                .doesNotContain("decline", "<Dial");
        assertThat(flow.key(telephone, OFFER, Optional.empty(), "1")).contains("<Dial");
        assertThat(told).isEmpty();
    }

    @Test
    void who_is_too_late_hears_that_somebody_else_has_it_and_no_accept_is_told() {
        hear(new OfferRescinded(CONVERSATION, "national", OFFER, "maria", "ASSIGNED_BY_SUPERVISOR", NOW));
        hear(assigned("lee"));
        for (String twiml : List.of(answer(softphone), flow.key(telephone, OFFER, Optional.empty(), "1"), taken(3))) {
            assertThat(twiml).contains("Somebody else has taken it.", "<Hangup").doesNotContain("<Dial");
        }
        assertThat(told).isEmpty();
    }

    @Test
    void when_the_offer_ran_out_or_the_person_is_gone_nobody_is_put_through() {
        hear(new OfferExpired(CONVERSATION, "national", OFFER, "maria", NOW));
        assertThat(answer(softphone)).contains("The call is no longer there.", "<Hangup");
        hear(new ConversationAbandoned(CONVERSATION, "national", 1, NOW));
        assertThat(taken(0)).contains("The call is no longer there.", "<Hangup");
        assertThat(told).isEmpty();
    }

    @Test
    void a_telephone_of_a_former_offer_does_not_come_into_the_room_beside_the_one_that_has_it() {
        hear(new OfferExpired(CONVERSATION, "national", OFFER, "maria", NOW));
        hear(new ConversationAssigned(
                CONVERSATION, "national", "maria", 1, null, null, null, NOW, null, THREAD + ".1.2"));
        assertThat(answer(softphone)).contains("The call is no longer there.").doesNotContain("<Dial");
    }

    private String answer(AdvocateTurn turn) {
        return flow.answer(turn, OFFER, Optional.empty());
    }

    private String taken(int round) {
        return flow.taken(softphone, OFFER, Optional.empty(), round);
    }

    private void hear(AssignmentEvent event) {
        offers.hear(event);
        queue.hear(event);
    }

    private static ConversationAssigned assigned(String advocate) {
        return new ConversationAssigned(
                CONVERSATION,
                "national",
                advocate,
                1000,
                null,
                null,
                null,
                NOW,
                null,
                advocate.equals("maria") ? OFFER : null);
    }
}
