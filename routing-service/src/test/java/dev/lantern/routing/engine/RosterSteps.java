package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AwayReason;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import java.util.List;
import java.util.Map;

/** Who is on the roster of a {@link Story}, and who is there. */
interface RosterSteps extends DeskSteps {

    /** Takes two texts and one webform at once, and is signed in. */
    default Story advocate(String id, String... languages) {
        return enrolled(id, Map.of(Channel.SMS, 2, Channel.CHAT, 2, Channel.WEBFORM, 1), languages)
                .signIn(id);
    }

    default Story supervisor(String id, String... languages) {
        return skilled(new AdvocateProfile(
                id, id, List.of(languages), Map.of(), Map.of(), List.of(), Map.of(Channel.SMS, 1), true, null));
    }

    /** Enrolled with all that is said of them, and signed in. */
    default Story skilled(AdvocateProfile profile) {
        return enrolled(profile).signIn(profile.advocateId());
    }

    default Story enrolled(String id, Map<Channel, Integer> capacity, String... languages) {
        return enrolled(Given.advocate(id, capacity, languages));
    }

    default Story enrolled(AdvocateProfile profile) {
        return does("dana", (id, line, by, at) -> new DeskCommand.EnrolAdvocate(id, line, by, at, profile));
    }

    default Story removed(String advocate) {
        return does("dana", (id, line, by, at) -> new DeskCommand.RemoveAdvocate(id, line, by, at, advocate));
    }

    default Story signIn(String advocate) {
        return does(advocate, DeskCommand.SignIn::new);
    }

    default Story signOut(String advocate) {
        return does(advocate, DeskCommand.SignOut::new);
    }

    default Story goesAway(String advocate) {
        return does(
                advocate,
                (id, line, by, at) -> new DeskCommand.SetAvailability(id, line, by, at, AwayReason.MEAL_BREAK));
    }

    default Story comesBack(String advocate) {
        return does(advocate, (id, line, by, at) -> new DeskCommand.SetAvailability(id, line, by, at, null));
    }
}
