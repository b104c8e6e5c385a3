package dev.lantern.routing.engine;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.Ids;
import dev.lantern.events.SignalEvent;
import dev.lantern.routing.engine.triage.Findings;
import java.time.Instant;

/** What the engine decides upon. All inputs of a line go through its one sequential writer. */
public sealed interface Input {

    /** The id of what came in, from which the ids of everything it causes are made. */
    String causeId();

    /**
     * A signal; a repeated signal id changes nothing.
     *
     * @param findings what its text says by the line's rules
     */
    record Signal(SignalEvent event, Findings findings) implements Input {

        /** A signal whose text nobody read. */
        public Signal(SignalEvent event) {
            this(event, Findings.NONE);
        }

        @Override
        public String causeId() {
            return event.signalId();
        }
    }

    /**
     * A command. A repeated command id changes nothing and is answered with the first answer, so two people must never
     * share one: the desk API makes it from the actor and the client's idempotency key.
     */
    record Command(DeskCommand command) implements Input {
        @Override
        public String causeId() {
            return command.commandId();
        }
    }

    /** What became of a reply; out of order and repeated ones are harmless. */
    record Delivery(DeliveryEvent event) implements Input {
        @Override
        public String causeId() {
            return switch (event) {
                case DeliveryEvent.ReplyAccepted accepted -> cause("accepted", accepted.providerId());
                case DeliveryEvent.ReplyDelivered delivered -> cause("delivered", delivered.providerId());
                case DeliveryEvent.ReplyFailed failed -> cause("failed", failed.code());
            };
        }

        private String cause(String state, String provider) {
            return Ids.digest("delivery", event.replyId(), state, provider);
        }
    }

    /**
     * Time has passed: whatever is due fires, each with a cause of its own.
     *
     * @param readUpTo every input up to this time has been decided; what is due later waits for those that have not
     */
    record Tick(Instant readUpTo) implements Input {

        /** All is read. */
        public Tick() {
            this(Instant.MAX);
        }

        @Override
        public String causeId() {
            return "tick";
        }
    }
}
