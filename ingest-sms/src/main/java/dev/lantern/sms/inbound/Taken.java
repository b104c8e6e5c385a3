package dev.lantern.sms.inbound;

import dev.lantern.ingest.Publication;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What becomes of one text, for all who bring it. */
final class Taken {

    private final CompletableFuture<Publication> outcome = new CompletableFuture<>();

    /** Does what decides it; a failure is everybody's. */
    Publication settle(Supplier<Publication> publishing) {
        try {
            Publication publication = publishing.get();
            outcome.complete(publication);
            return publication;
        } catch (RuntimeException e) {
            outcome.completeExceptionally(e);
            throw e;
        }
    }

    void settle(Publication publication) {
        outcome.complete(publication);
    }

    /** Waits for it. */
    Publication outcome() {
        return outcome.join();
    }

    /** It is not durable, and may be brought again. */
    boolean refused() {
        return outcome.isCompletedExceptionally() || outcome.isDone() && outcome.join() instanceof Publication.Refused;
    }
}
