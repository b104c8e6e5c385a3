package dev.lantern.voice.connect;

import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationOffered;
import dev.lantern.events.Sealed;
import dev.lantern.events.Softphone;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.Opener;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.lines.Line;
import dev.lantern.voice.connect.RoomReports.Who;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.AdvocateTurn;
import dev.lantern.voice.queue.OfferView;
import dev.lantern.voice.queue.RoomView;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Rings the telephones of advocates, and silences them. Which telephone rings for what is told on the topic, so that any
 * instance ends what another has begun.
 */
final class AdvocateRinging {

    private static final System.Logger LOG = System.getLogger(AdvocateRinging.class.getName());

    private final ProviderCalls provider;
    private final Addresses addresses;
    private final OfferView offers;
    private final RoomView rooms;
    private final RoomReports reports;
    private final Opener opener;
    private final InstantSource clock;

    AdvocateRinging(
            ProviderCalls provider,
            Addresses addresses,
            OfferView offers,
            RoomView rooms,
            RoomReports reports,
            Opener opener,
            InstantSource clock) {
        this.provider = provider;
        this.addresses = addresses;
        this.offers = offers;
        this.rooms = rooms;
        this.reports = reports;
        this.opener = opener;
        this.clock = clock;
    }

    Asked ring(Line line, AdvocateTurn turn, @Nullable AdvocateTelephone telephone) throws InterruptedException {
        return ring(line, turn, telephone, line.voice().ring());
    }

    /** Rings with the offer, for as long as it is open. What does not ring is still on the desk. */
    void with(ConversationOffered offered, Line line) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), offered.expiresAt());
        boolean over =
                switch (offers.answer(offered.offerId())) {
                    case UNHEARD, OPEN -> false;
                    case ACCEPTED, OVER -> true;
                };
        if (over || !left.isPositive() || isLive(offered.offerId())) {
            return;
        }
        AdvocateTurn turn = AdvocateTurn.asked(
                line.id(), offered.key(), offered.advocateId(), offered.offerId(), offered.telephone() == null);
        switch (ring(line, turn, offered.telephone(), wholeSeconds(left))) {
            case Asked.Done done -> rang(turn, offered.offerId(), done.sid());
            case Asked.Gone gone -> notRung(offered, "GONE");
            case Asked.Failed failed -> notRung(offered, failed.code());
        }
    }

    /** Whoever has the call now, at the telephone that rings with the offer already, or is rung now. */
    Asked holder(Line line, ConversationAssigned assigned, AdvocateTurn turn) throws InterruptedException {
        String offer = assigned.offerId();
        if (offer != null && isLive(offer)) {
            return new Asked.Done("with-offer");
        }
        Asked asked = ring(line, turn, assigned.telephone());
        if (asked instanceof Asked.Done done) {
            rang(turn, offer, done.sid());
        }
        return asked;
    }

    /** Nobody is asked any more; who has answered already hears so in the next round. */
    void over(String offerId) throws InterruptedException {
        for (String leg : offers.legs(offerId)) {
            provider.stopRinging(leg);
        }
    }

    /** Whoever had the call has it no more. */
    void over(String thread, String advocateId) throws InterruptedException {
        String leg = rooms.leg(thread, advocateId).orElse(null);
        if (leg != null) {
            provider.stopRinging(leg);
        }
    }

    /** Whether a telephone that rings with the offer was answered, or still rings. */
    private boolean isLive(String offerId) throws InterruptedException {
        for (String leg : offers.legs(offerId)) {
            if (provider.live(leg) instanceof Asked.Done) {
                return true;
            }
        }
        return false;
    }

    private void rang(AdvocateTurn turn, @Nullable String offerId, String leg) {
        if (offerId != null) {
            offers.rang(offerId, leg, clock.instant());
        }
        rooms.rang(turn.thread(), turn.advocateId(), leg, clock.instant());
        reports.ringing(new Who(turn.line(), turn.thread(), turn.advocateId()), leg, offerId);
    }

    private Asked ring(Line line, AdvocateTurn turn, @Nullable AdvocateTelephone telephone, Duration time)
            throws InterruptedException {
        if (telephone == null) {
            return provider.call(leg(line, turn, "client:" + Softphone.identity(turn.advocateId()), time));
        }
        Sealed address = telephone.address();
        if (address != null
                && opener.open(address, turn.advocateId(), SealedField.ADVOCATE_TELEPHONE)
                        instanceof Opened.Text(String number)) {
            return provider.call(leg(line, turn, number, time));
        }
        return new Asked.Failed("NO_TELEPHONE");
    }

    private ProviderCalls.Leg leg(Line line, AdvocateTurn turn, String to, Duration time) {
        return new ProviderCalls.Leg(
                to,
                String.valueOf(line.voice().callerId()),
                addresses.of("/advocate", turn.query()),
                addresses.of("/advocate/status", turn.query()),
                time);
    }

    private static Duration wholeSeconds(Duration left) {
        return Duration.ofSeconds(left.plusMillis(999).toSeconds());
    }

    private static void notRung(ConversationOffered offered, String code) {
        LOG.log(Level.ERROR, "advocate not rung with offer={0} code={1}", offered.offerId(), code);
    }
}
