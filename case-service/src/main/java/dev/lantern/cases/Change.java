package dev.lantern.cases;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.CallStepFailed;
import dev.lantern.events.CallbackAsked;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.QueueEvent;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.SignalReceived;

/** What an event means for the cases. */
public sealed interface Change {

    record SignalArrived(SignalReceived signal) implements Change {}

    record ConversationMoved(AssignmentEvent.OfConversation event) implements Change {}

    record ReplySent(ReplyRequested reply) implements Change {}

    record DeliveryTold(Delivery delivery) implements Change {}

    /** Ours to read and not ours to keep. */
    record Nothing(String why) implements Change {}

    /** Belongs on another topic; somebody wrote it to the wrong one. */
    record Misplaced(String why) implements Change {}

    static Change of(LanternEvent event) {
        return switch (event) {
            case SignalReceived signal -> new SignalArrived(signal);
            case ConversationEnded _ ->
                new Nothing("the engine tells what follows: abandoned, completed, or still open");
            case CallbackAsked _ -> new Nothing("the engine tells what follows: a call back is agreed");
            case CallbackReached _ -> new Nothing("they talk with the advocate who has it already");
            case AdvocateNotReached _ -> new Nothing("the engine tells what follows: it waits again");
            case ParticipantReported _ -> new Nothing("the engine tells what follows: who is in the call");
            case CallStepFailed _ -> new Nothing("whoever asked for it is told");
            case AssignmentEvent.OfConversation moved -> new ConversationMoved(moved);
            case AssignmentEvent.OfAdvocate _ -> new Nothing("the roster and who is on duty are the engine's to know");
            case AssignmentEvent.OfLine _ -> new Nothing("how a whole line is run is of no one conversation");
            case AssignmentEvent.OfIncident _ -> new Nothing("an incident is a technician's work, not a person's case");
            case ReplyRequested reply -> new ReplySent(reply);
            case DeliveryEvent delivery -> new DeliveryTold(Delivery.of(delivery));
            case DeskCommand _ -> new Misplaced("a command is only asked for; what came of it is an assignment");
            case FeedEvent _ -> new Misplaced("what one advocate is shown follows from the other topics");
            case QueueEvent _ -> new Misplaced("the state of a queue is of no one conversation");
        };
    }
}
