package dev.lantern.sms.media;

import dev.lantern.attachments.SealedAttachments;
import dev.lantern.events.Attachment;
import dev.lantern.events.Ids;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.sealing.Sealer;
import dev.lantern.sms.media.Fetched.NotFetched;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Takes a file that came with a text from the provider, and keeps it, cleaned where that is sure, and sealed. */
final class TakeFile {

    private static final System.Logger LOG = System.getLogger(TakeFile.class.getName());

    /** Each may hold a file in memory, sealed and not. */
    private static final int FILES_AT_A_TIME = 8;

    private final TwilioMedia provider;
    private final SealedAttachments attachments;
    private final Sealer sealer;
    private final Semaphore files = new Semaphore(FILES_AT_A_TIME, true);

    TakeFile(TwilioMedia provider, SealedAttachments attachments, Sealer sealer) {
        this.provider = provider;
        this.attachments = attachments;
        this.sealer = sealer;
    }

    /** Neither attachment nor reason: the provider does not have it any more, because an earlier run took it. */
    record Result(
            @Nullable Attachment attachment,
            Kept.@Nullable AsSent asSent,
            @Nullable NotFetched why) {

        static Result without(@Nullable NotFetched why) {
            return new Result(null, null, why);
        }
    }

    /** @throws NotYetException when it may go better later */
    Result attempt(SignalReceived signal, String message, String file) throws NotYetException, InterruptedException {
        files.acquire();
        try {
            return switch (provider.fetch(message, file)) {
                case Fetched.Gone gone -> Result.without(null);
                case Fetched.Refused refused -> Result.without(refused.why());
                case Fetched.Later later -> throw new NotYetException();
                case Fetched.Content content -> keep(signal, message, file, content.bytes());
            };
        } finally {
            files.release();
        }
    }

    private Result keep(SignalReceived signal, String message, String file, byte[] content) throws NotYetException {
        Optional<MediaKind> kind = MediaKind.of(content);
        if (kind.isEmpty()) {
            return Result.without(NotFetched.UNKNOWN_KIND);
        }
        Kept kept = Kept.of(kind.get(), content);
        String key = signal.line() + "/" + Ids.digest("attachment", signal.signalId(), message, file);
        try {
            return new Result(
                    attachments.keep(sealer, signal.threadId(), key, kept.contentType(), kept.bytes()),
                    kept.asSent(),
                    null);
        } catch (IOException e) {
            LOG.log(
                    Level.ERROR,
                    "attachment not stored signal={0} failure={1} reason={2}",
                    signal.signalId(),
                    e.getClass().getName(),
                    // The store's own words; a folder's exception names a path, which is made of ids.
                    e.getMessage());
            throw new NotYetException();
        }
    }
}
