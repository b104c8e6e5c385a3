package dev.lantern.sms.inbound;

import dev.lantern.events.Envelope;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Sources;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.lines.Line;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;

/** Makes texts to one line signals, and publishes them. */
public record TextSignals(
        Line line, Keyring keys, SpokenLanguage languages, SignalPublisher publisher, InstantSource clock)
        implements Floods.Outlet {

    private static final System.Logger LOG = System.getLogger(TextSignals.class.getName());

    /** Files are fetched by their text's id, and an opt-out must not drown in a heap. */
    @Override
    public boolean alone(InboundText text) {
        return text.media() > 0 || text.keyword(line).isPresent();
    }

    @Override
    public Publication publish(List<InboundText> texts, int flood) {
        SignalReceived signal = InboundText.together(texts)
                .toSignal(line, keys.sealer(), keys.lookup(), languages, flood, clock.instant());
        if (flood > 0 && Integer.highestOneBit(flood) != Integer.highestOneBit(flood - 1 + texts.size())) {
            // Each time that they have doubled: the log is no part of the flood.
            LOG.log(
                    Level.WARNING,
                    "texts of a flood are gathered thread={0} number={1,number,#}",
                    signal.threadId(),
                    flood);
        }
        Publication publication = publisher.publish(new Envelope<>(
                signal.signalId(),
                Sources.channel(signal.channel(), signal.line()),
                signal.occurredAt(),
                null,
                null,
                signal));
        if (publication instanceof Publication.Refused refused) {
            LOG.log(Level.ERROR, "text not accepted signal={0} reason={1}", signal.signalId(), refused.reason());
        }
        return publication;
    }
}
