package dev.lantern.routing.engine;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Requirements;
import dev.lantern.events.Sealed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What advocates and supervisors do with the conversations of a {@link Story}; each is named by its person. */
interface ConversationSteps extends DeskSteps {

    String idOf(String person);

    String offerOf(String person);

    String invitationOf(String advocate, String person);

    default Story accepts(String advocate, String person) {
        return does(advocate, (id, line, by, at) -> new DeskCommand.AcceptOffer(id, line, by, at, offerOf(person)));
    }

    default Story declines(String advocate, String person) {
        return does(
                advocate,
                (id, line, by, at) -> new DeskCommand.DeclineOffer(id, line, by, at, offerOf(person), "conflict"));
    }

    default Story answers(String advocate, String person, String words) {
        return does(
                advocate,
                (id, line, by, at) -> new DeskCommand.SendAnswer(id, line, by, at, idOf(person), Given.sealed(words)));
    }

    default Story completes(String advocate, String person) {
        return does(
                advocate, (id, line, by, at) -> new DeskCommand.CompleteConversation(id, line, by, at, idOf(person)));
    }

    default Story finishesWriting(String advocate, @Nullable String person) {
        String conversation = person == null ? null : idOf(person);
        return does(advocate, (id, line, by, at) -> new DeskCommand.FinishWrapUp(id, line, by, at, conversation));
    }

    default Story transfers(String advocate, String person, @Nullable String to) {
        return transfers(advocate, person, to, null, null);
    }

    default Story handsWarmly(String advocate, String person, @Nullable String to) {
        return transfers(advocate, person, to, true, null);
    }

    /** Back to the queue, for somebody who has what is needed. */
    default Story requires(String advocate, String person, Requirements requirements) {
        return transfers(advocate, person, null, null, requirements);
    }

    private Story transfers(
            String advocate,
            String person,
            @Nullable String to,
            @Nullable Boolean warm,
            @Nullable Requirements requirements) {
        return does(
                advocate,
                (id, line, by, at) ->
                        new DeskCommand.TransferConversation(id, line, by, at, idOf(person), to, warm, requirements));
    }

    default Story assigns(String supervisor, String person, String to) {
        return does(
                supervisor,
                (id, line, by, at) -> new DeskCommand.AssignConversation(id, line, by, at, idOf(person), to));
    }

    default Story invites(String advocate, String person, String invited, ParticipantRole role) {
        return does(
                advocate,
                (id, line, by, at) ->
                        new DeskCommand.InviteToConversation(id, line, by, at, idOf(person), invited, role));
    }

    /** Says yes to being asked into a conversation that another has. */
    default Story joins(String advocate, String person) {
        return does(
                advocate,
                (id, line, by, at) -> new DeskCommand.AcceptOffer(id, line, by, at, invitationOf(advocate, person)));
    }

    default Story refuses(String advocate, String person) {
        return does(
                advocate,
                (id, line, by, at) ->
                        new DeskCommand.DeclineOffer(id, line, by, at, invitationOf(advocate, person), null));
    }

    default Story leaves(String advocate, String person) {
        return does(advocate, (id, line, by, at) -> new DeskCommand.LeaveConversation(id, line, by, at, idOf(person)));
    }

    default Story monitors(String supervisor, String person) {
        return does(
                supervisor, (id, line, by, at) -> new DeskCommand.MonitorConversation(id, line, by, at, idOf(person)));
    }

    default Story takesOver(String supervisor, String person) {
        return does(
                supervisor, (id, line, by, at) -> new DeskCommand.TakeOverConversation(id, line, by, at, idOf(person)));
    }

    default Story agreesToCall(String advocate, String person, Duration from, Duration until) {
        return agreesToCall(advocate, person, from, until, null);
    }

    default Story agreesToCall(String advocate, String person, Duration from, Duration until, @Nullable Sealed to) {
        return does(
                advocate,
                (id, line, by, at) -> new DeskCommand.RequestCallback(
                        id, line, by, at, idOf(person), at.plus(from), at.plus(until), false, to));
    }

    default Story mustNotGet(String advocate, String person, String by) {
        return does(
                by,
                (id, line, supervisor, at) -> new DeskCommand.DeclareConflict(
                        id, line, supervisor, at, idOf(person), advocate, "neighbours"));
    }

    default Story flags(String advocate, String person, Duration time) {
        return does(
                advocate,
                (id, line, by, at) ->
                        new DeskCommand.FlagPerson(id, line, by, at, idOf(person), at.plus(time), "abusive"));
    }
}
