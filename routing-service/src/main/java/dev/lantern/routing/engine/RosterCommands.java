package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateState;
import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.AwayReason;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.EngineEvent;
import org.jspecify.annotations.Nullable;

/** Who is on the line, and who is there. */
final class RosterCommands {

    private RosterCommands() {}

    static @Nullable Refusal enrol(Deciding deciding, DeskCommand.EnrolAdvocate enrol) {
        AdvocateProfile profile = withTelephone(deciding, enrol.profile());
        if (profile == null) {
            return Refusals.TELEPHONE_NOT_KNOWN;
        }
        deciding.emit(new EngineEvent.AdvocateEnrolled(profile, deciding.now));
        Offers.shrink(deciding, enrol.profile().advocateId());
        return null;
    }

    /** One that is only shown is the one that there is; absent when there is none that looks so. */
    private static @Nullable AdvocateProfile withTelephone(Deciding deciding, AdvocateProfile profile) {
        AdvocateTelephone telephone = profile.telephone();
        if (telephone == null || telephone.address() != null) {
            return profile;
        }
        Advocate before = deciding.state.roster().advocate(profile.advocateId());
        AdvocateTelephone kept = before == null ? null : before.profile().telephone();
        return kept == null || !kept.looksLike(telephone) ? null : profile.reachedAt(kept);
    }

    static @Nullable Refusal remove(Deciding deciding, DeskCommand.RemoveAdvocate remove) {
        Advocate advocate = deciding.state.roster().advocate(remove.advocateId());
        if (advocate == null) {
            return Refusals.NOT_ON_ROSTER;
        }
        if (!deciding.state.roster().open(advocate.id()).isEmpty()) {
            return Refusals.CONVERSATIONS_OPEN;
        }
        if (advocate.signedIn()) {
            Offers.leave(deciding, advocate.id(), AdvocateState.OFFLINE, null);
        }
        // To monitor, a supervisor need not be signed in.
        Participation.leaveAll(deciding, advocate.id(), "ADVOCATE_REMOVED");
        deciding.emit(new EngineEvent.AdvocateRemoved(advocate.id(), deciding.now));
        return null;
    }

    static @Nullable Refusal signIn(Deciding deciding, DeskCommand.SignIn signIn) {
        Advocate advocate = deciding.state.roster().advocate(signIn.actor());
        if (advocate == null) {
            return Refusals.NOT_ON_ROSTER;
        }
        if (advocate.signedIn()) {
            return Refusals.ALREADY_SIGNED_IN;
        }
        becomeAvailable(deciding, advocate);
        WaitLimits.tell(deciding, advocate);
        return null;
    }

    static @Nullable Refusal signOut(Deciding deciding, DeskCommand.SignOut signOut) {
        Advocate advocate = deciding.state.roster().advocate(signOut.actor());
        if (advocate == null) {
            return Refusals.NOT_ON_ROSTER;
        }
        if (!advocate.signedIn()) {
            return Refusals.NOT_SIGNED_IN;
        }
        if (!deciding.state.roster().open(advocate.id()).isEmpty() || handsOver(deciding, advocate.id())) {
            return Refusals.CONVERSATIONS_OPEN;
        }
        Offers.leave(deciding, advocate.id(), AdvocateState.OFFLINE, null);
        return null;
    }

    /** Without them the person would be alone on the telephone. */
    private static boolean handsOver(Deciding deciding, String advocateId) {
        return deciding.state.circles().joinedBy(advocateId).stream()
                .anyMatch(id -> advocateId.equals(Handovers.handsOver(deciding, id)));
    }

    /** To be what one is already is no change, and costs nobody their place among the idle. */
    static @Nullable Refusal setAvailability(Deciding deciding, DeskCommand.SetAvailability set) {
        Advocate advocate = deciding.state.roster().advocate(set.actor());
        if (advocate == null) {
            return Refusals.NOT_ON_ROSTER;
        }
        if (!advocate.signedIn()) {
            return Refusals.NOT_SIGNED_IN;
        }
        AwayReason away = set.away();
        if (away == null && !advocate.available()) {
            becomeAvailable(deciding, advocate);
        } else if (away != null && away != advocate.away()) {
            Offers.leave(deciding, advocate.id(), AdvocateState.AWAY, away);
        }
        return null;
    }

    static @Nullable Refusal refresh(Deciding deciding, DeskCommand.RefreshDesk refresh) {
        deciding.emit(new EngineEvent.DeskShown(refresh.actor(), deciding.now));
        return null;
    }

    static @Nullable Refusal list(Deciding deciding, DeskCommand.ListRoster list) {
        deciding.emit(new EngineEvent.RosterShown(list.actor(), list.commandId(), list.after(), deciding.now));
        return null;
    }

    private static void becomeAvailable(Deciding deciding, Advocate advocate) {
        deciding.emit(new EngineEvent.PresenceChanged(advocate.id(), AdvocateState.AVAILABLE, null, deciding.now));
    }
}
