package dev.lantern.voice.connect;

import static dev.lantern.voice.connect.Decided.telephone;
import static dev.lantern.voice.connect.RoomScene.CONVERSATION;
import static dev.lantern.voice.connect.RoomScene.LEG;
import static dev.lantern.voice.connect.RoomScene.NOW;
import static dev.lantern.voice.connect.RoomScene.PERSON;
import static dev.lantern.voice.connect.RoomScene.SILENCED;
import static dev.lantern.voice.connect.RoomScene.THREAD;
import static dev.lantern.voice.connect.RoomScene.leg;
import static dev.lantern.voice.connect.RoomScene.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.AdvocateTelephone.Kind;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationOffered;
import dev.lantern.events.AssignmentEvent.OfferDeclined;
import dev.lantern.events.AssignmentEvent.OfferExpired;
import dev.lantern.events.AssignmentEvent.OfferRescinded;
import dev.lantern.events.DeskCommand.DeclineOffer;
import dev.lantern.events.ParticipantReported;
import dev.lantern.voice.FakeTwilio.Asked;
import dev.lantern.voice.flow.EndCall.Outcome;
import dev.lantern.voice.queue.OfferView;
import dev.lantern.voice.queue.RoomView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A telephone rings with the offer, once and for no longer than somebody is asked, and who has answered is not rung again. */
class OfferRingingTest {

    private static final String OFFER = THREAD + ".1.1";

    @RegisterExtension
    final RoomScene scene = RoomScene.whereTelephonesRingWithTheOffer();

    @Test
    void a_softphone_rings_for_as_long_as_the_offer_is_open() throws Exception {
        scene.decided(offered(null, NOW.plusMillis(29_200)));
        assertThat(scene.asked()).singleElement().satisfies(asked -> assertThat(asked.form())
                .contains("To=client:maria", "Timeout=30", "&offer=" + OFFER)
                .doesNotContain("key=1"));
        assertThat(scene.published).singleElement().isInstanceOfSatisfying(ParticipantReported.class, told -> {
            assertThat(told.state()).isEqualTo(ParticipantReported.State.RINGING);
            assertThat(told.offerId()).isEqualTo(OFFER);
            assertThat(told.legId()).isEqualTo(LEG);
        });
    }

    @Test
    void at_any_other_telephone_a_key_will_be_asked_for_and_its_number_is_in_no_address() throws Exception {
        scene.decided(offered(telephone("maria", Kind.NUMBER, "+15550100155"), NOW.plusSeconds(30)));
        assertThat(scene.asked().getFirst().form()).contains("To=+15550100155", "key=1&offer=" + OFFER);
        assertThat(scene.asked().getFirst().form().split("\n"))
                .filteredOn(field -> field.contains("5550100155"))
                .containsExactly("To=+15550100155");
    }

    @Test
    void nothing_rings_where_the_line_wants_the_desk_to_be_asked_alone() throws Exception {
        try (RoomScene quiet = new RoomScene()) {
            quiet.decided(offered(null, NOW.plusSeconds(30)));
            assertThat(quiet.asked()).isEmpty();
        }
    }

    @Test
    void an_offer_that_is_over_or_carried_out_again_rings_nobody() throws Exception {
        scene.decided(offered(null, NOW));
        assertThat(scene.asked()).as("its time is over").isEmpty();

        scene.decided(offered(null, NOW.plusSeconds(30)));
        scene.decided(offered(null, NOW.plusSeconds(30)));
        assertThat(scene.asked()).extracting(Asked::method).as("it rings").containsExactly("POST", "GET");

        scene.offers.hear(new OfferDeclined(CONVERSATION, "national", OFFER, "maria", null, NOW));
        scene.decided(offered(null, NOW.plusSeconds(30)));
        assertThat(scene.asked()).hasSize(2);
    }

    @Test
    void when_nobody_is_asked_any_more_it_is_silenced_by_whichever_instance() throws Exception {
        scene.decided(offered(null, NOW.plusSeconds(30)));
        scene.decided(new OfferExpired(CONVERSATION, "national", OFFER, "maria", NOW));
        assertThat(scene.lastAsked()).isEqualTo(SILENCED);

        RoomView otherRooms = new RoomView();
        OfferView other = new OfferView();
        scene.published.forEach(told -> other.hear((ParticipantReported) told));
        for (AssignmentEvent end : List.of(
                new OfferRescinded(CONVERSATION, "national", OFFER, "maria", "PERSON_LEFT", NOW),
                new OfferDeclined(CONVERSATION, "national", OFFER, "maria", null, NOW))) {
            int before = scene.asked().size();
            scene.decidedElsewhere(end, other, otherRooms);
            assertThat(scene.asked().subList(before, scene.asked().size())).containsExactly(SILENCED);
        }
    }

    @Test
    void who_accepted_at_the_telephone_or_whose_telephone_rings_is_not_rung_again() throws Exception {
        scene.decided(offered(null, NOW.plusSeconds(30)));
        for (String status : List.of("in-progress", "ringing")) {
            scene.provider.status = status;
            int before = scene.asked().size();
            scene.decided(assigned());
            assertThat(scene.asked().subList(before, scene.asked().size()))
                    .extracting(Asked::method, Asked::path)
                    .as("the person goes into the room, and the telephone is there")
                    .containsExactly(
                            tuple("POST", "/Calls/" + PERSON + ".json"), tuple("GET", "/Calls/" + LEG + ".json"));
        }
    }

    @Test
    void who_accepts_at_the_desk_when_the_telephone_has_stopped_is_rung_anew() throws Exception {
        scene.decided(offered(null, NOW.plusSeconds(30)));
        scene.provider.status = "no-answer";
        scene.decided(assigned());
        assertThat(scene.lastAsked().form())
                .contains("To=client:maria", "role=HOLDER")
                .doesNotContain("offer=");
    }

    @Test
    void a_telephone_that_does_not_ring_leaves_the_offer_on_the_desk() throws Exception {
        scene.provider.plan(400, 21201);
        scene.decided(offered(null, NOW.plusSeconds(30)));
        assertThat(scene.published).isEmpty();
    }

    @Test
    void an_engaged_telephone_declines_and_one_that_rang_out_does_not() throws Exception {
        scene.offers.hear(offered(null, NOW.plusSeconds(30)));
        assertThat(status("busy")).isEqualTo(Outcome.ACCEPTED);
        assertThat(scene.published.getFirst()).isInstanceOfSatisfying(DeclineOffer.class, declined -> {
            assertThat(declined.offerId()).isEqualTo(OFFER);
            assertThat(declined.actor()).isEqualTo("maria");
        });
        scene.published.clear();
        status("no-answer");
        // Routing ignores it, unless they have accepted at the desk just then.
        assertThat(scene.published).singleElement().isInstanceOf(AdvocateNotReached.class);

        scene.published.clear();
        scene.offers.hear(new OfferExpired(CONVERSATION, "national", OFFER, "maria", NOW));
        assertThat(status("canceled")).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(scene.published).isEmpty();
    }

    @Test
    void whoever_accepted_at_the_desk_and_does_not_answer_gives_the_call_back() throws Exception {
        scene.offers.hear(assigned());
        scene.view.hear(assigned());
        status("no-answer");
        assertThat(scene.published)
                .singleElement()
                .isInstanceOfSatisfying(AdvocateNotReached.class, unreached -> assertThat(unreached.reason())
                        .isEqualTo(AdvocateNotReached.Reason.NO_ANSWER));

        scene.published.clear();
        scene.rooms.rang(THREAD, "maria", "CA" + "f".repeat(32), NOW);
        assertThat(status("no-answer"))
                .as("told late: they are rung by another leg since")
                .isEqualTo(Outcome.NOTHING_NEW);
    }

    private Outcome status(String status) throws InterruptedException {
        return scene.advocateLegs().status(query("&advocate=maria&role=HOLDER&offer=" + OFFER), leg(status));
    }

    private static ConversationOffered offered(@Nullable AdvocateTelephone telephone, Instant expiresAt) {
        return new ConversationOffered(CONVERSATION, "national", OFFER, "maria", expiresAt, null, NOW, telephone);
    }

    private static ConversationAssigned assigned() {
        return new ConversationAssigned(CONVERSATION, "national", "maria", 1000, null, null, null, NOW, null, OFFER);
    }
}
