package dev.lantern.routing.engine;

import dev.lantern.events.Answers;
import dev.lantern.events.CallbackAsked;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Urgency;
import dev.lantern.routing.engine.triage.Finding;
import dev.lantern.routing.engine.triage.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What somebody who reaches out does, at random.
 *
 * @param name of the person, who may have other threads
 */
record RandomPerson(Dice dice, String thread, String name, Channel channel, Instant now) {

    private static final List<Duration> TIMES = List.of(
            Duration.ZERO, Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(40), Duration.ofHours(1));
    private static final Findings SOMETHING_URGENT = new Findings(
            Findings.Reading.READ,
            List.of(new Finding("violence", Urgency.URGENT, "Somebody is hurt.", List.of("LABOUR"))),
            "es");

    Input reachesOut(String id) {
        String language = dice.oneIn(3) ? dice.one(RandomProfiles.LANGUAGES) : null;
        SignalReceived signal = Given.signal(id, thread, channel, language, answers(), now);
        if (dice.oneIn(12)) {
            signal = Given.noted(signal, Map.of("keyword", dice.one(List.of("STOP", "START"))));
        }
        return new Input.Signal(Given.from(name, signal), dice.oneIn(8) ? SOMETHING_URGENT : Findings.NONE);
    }

    private Answers answers() {
        return switch (dice.chance(10)) {
            case 0 -> Given.IN_DANGER;
            case 1 -> Given.UNDER_18;
            case 2 -> new Answers(false, null, null, null, 5);
            case 3 -> new Answers(null, null, null, new Answers.ContactBack(false, null, null, null, null));
            case 4 ->
                new Answers(
                        null,
                        null,
                        null,
                        new Answers.ContactBack(
                                true, "phone", Given.sealed("number"), Given.sealed("evenings"), dice.oneIn(2)));
            default -> Answers.NONE;
        };
    }

    Input leaves(String id) {
        ConversationEnded.Reason reason = dice.one(List.of(ConversationEnded.Reason.values()));
        return new Input.Signal(new ConversationEnded(id, thread, Given.LINE, channel, reason, now));
    }

    Input asksToBeCalled(String id) {
        Instant notBefore = now.plus(dice.one(TIMES)).minusSeconds(20);
        return new Input.Signal(new CallbackAsked(
                id,
                thread,
                Given.LINE,
                channel,
                notBefore,
                notBefore.plus(dice.one(TIMES)),
                dice.oneIn(2),
                now,
                dice.oneIn(3) ? Given.sealed("another number") : null));
    }

    Input picksUp(String id) {
        return new Input.Signal(new CallbackReached(id, thread, Given.LINE, channel, now, "CA1"));
    }
}
