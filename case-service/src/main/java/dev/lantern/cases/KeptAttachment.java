package dev.lantern.cases;

import dev.lantern.events.Attachment;
import dev.lantern.events.SignalReceived;
import java.util.List;
import java.util.Optional;

/** An attachment of a signal; what it was sealed for is the thread. */
public record KeptAttachment(String threadId, Attachment attachment) {

    /** @param number from 1 */
    public static Optional<KeptAttachment> of(SignalReceived signal, int number) {
        List<Attachment> attachments = signal.attachments();
        return number >= 1 && number <= attachments.size()
                ? Optional.of(new KeptAttachment(signal.threadId(), attachments.get(number - 1)))
                : Optional.empty();
    }
}
