package dev.lantern.voice.call;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.Envelope;
import dev.lantern.events.Ids;
import dev.lantern.events.Sources;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.SignalPublisher;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What an advocate answered at the telephone that rings with an offer, on its way to routing: the same commands as from
 * the desk. One answer to one offer has one id, however often it is told and by which instance.
 */
public final class OfferAnswers {

    private static final System.Logger LOG = System.getLogger(OfferAnswers.class.getName());

    private static final String SOURCE = Sources.service("ingest-voice");

    private final SignalPublisher publisher;
    private final InstantSource clock;

    public OfferAnswers(SignalPublisher publisher, InstantSource clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    public void accept(String line, String advocateId, String offerId) {
        publish(new DeskCommand.AcceptOffer(id("accept", offerId), line, advocateId, clock.instant(), offerId));
    }

    /** @param reason in a word, such as {@code TELEPHONE_BUSY} */
    public void decline(String line, String advocateId, String offerId, String reason) {
        publish(new DeskCommand.DeclineOffer(
                id("decline", offerId), line, advocateId, clock.instant(), offerId, reason));
    }

    private static String id(String answer, String offerId) {
        return Ids.digest("telephone-answer", answer, offerId);
    }

    /** What is not kept is told again, or the offer runs out. */
    private void publish(DeskCommand command) {
        Instant at = command.requestedAt();
        if (publisher.publish(new Envelope<>(command.commandId(), SOURCE, at, null, null, command))
                instanceof Publication.Refused refused) {
            LOG.log(Level.ERROR, "answer not kept command={0} reason={1}", command.commandId(), refused.reason());
        }
    }
}
