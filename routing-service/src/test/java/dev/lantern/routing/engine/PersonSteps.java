package dev.lantern.routing.engine;

import dev.lantern.events.Answers;
import dev.lantern.events.CallbackAsked;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.ConversationEnded.NotReached;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.SignalEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people do in a {@link Story}. */
interface PersonSteps {

    interface Doing {
        SignalEvent of(String id, Instant now);
    }

    Story happens(Doing doing);

    default Story text(String person) {
        return signal(person, Channel.SMS, null, Answers.NONE);
    }

    default Story textIn(String language, String person) {
        return signal(person, Channel.SMS, language, Answers.NONE);
    }

    default Story webform(String person, Answers answers) {
        return signal(person, Channel.WEBFORM, null, answers);
    }

    default Story signal(String person, Channel channel, @Nullable String language, Answers answers) {
        return happens((id, now) -> Given.signal(id, person, channel, language, answers, now));
    }

    default Story signal(String person, Channel channel, @Nullable String language, Answers answers, String words) {
        return happens((id, now) -> Given.saying(Given.signal(id, person, channel, language, answers, now), words));
    }

    /** The same person in another thread. */
    default Story signalOf(String person, String thread, Channel channel) {
        return happens((id, now) -> Given.from(person, Given.signal(id, thread, channel, null, Answers.NONE, now)));
    }

    default Story leaves(String person, Channel channel, Reason reason) {
        return happens((id, now) -> new ConversationEnded(id, person, Given.LINE, channel, reason, now));
    }

    default Story asksToBeCalled(String person, Channel channel, Duration from, Duration until) {
        return happens((id, now) ->
                new CallbackAsked(id, person, Given.LINE, channel, now.plus(from), now.plus(until), false, now));
    }

    /** Who was called says that it is them. */
    default Story isReached(String person) {
        return happens((id, now) -> new CallbackReached(id, person, Given.LINE, Channel.VOICE, now, "CA1"));
    }

    default Story isNotReached(String person, NotReached why) {
        return happens((id, now) ->
                new ConversationEnded(id, person, Given.LINE, Channel.VOICE, Reason.NOT_REACHED, now, why));
    }
}
