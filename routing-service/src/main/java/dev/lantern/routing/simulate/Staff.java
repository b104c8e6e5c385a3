package dev.lantern.routing.simulate;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AwayReason;
import dev.lantern.events.DeskCommand;
import dev.lantern.routing.engine.state.Advocate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The advocates of the day: they come, accept, decline or miss offers, take breaks, and go home when done. */
final class Staff {

    private static final String SUPERVISOR = "supervisor";

    /** Nobody reads an offer and answers it faster, in milliseconds. */
    private static final long TO_READ = 1_000;

    private static final double SPREAD = 0.5;
    private static final double PER_CENT = 100;

    private final SimulatedLine line;
    private final People people;
    private final Courses courses;
    private final Chance chance;
    private final LostDesks desks;
    private final Work work;
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, Presence.State> wanted = new HashMap<>();

    Staff(SimulatedLine line, People people, Courses courses, Chance chance) {
        this.line = line;
        this.people = people;
        this.courses = courses;
        this.chance = chance;
        this.desks = new LostDesks(line);
        this.work = new Work(line, people, courses, desks);
    }

    void enrol(List<Member> all) {
        for (Member member : all) {
            members.put(member.id(), member);
            line.command(new DeskCommand.EnrolAdvocate(
                    line.nextCommandId(), line.id(), SUPERVISOR, line.now(), member.profile()));
        }
    }

    void expect(List<Presence> all) {
        all.forEach(presence -> line.plan(presence.at(), () -> {
            wanted.put(presence.advocate(), presence.state());
            become(presence.advocate());
        }));
    }

    void read(AssignmentEvent event) {
        work.read(event);
        if (event instanceof AssignmentEvent.ConversationOffered offered) {
            meet(offered);
        } else if (event instanceof AssignmentEvent.OfferExpired expired) {
            long back = around(member(expired.advocateId()).backAfter(), expired.offerId(), "back");
            line.planIn(back, () -> comeBack(expired.advocateId()));
        } else if (event instanceof AssignmentEvent.WrapUpStarted started) {
            Course course = courses.of(people.contact(started.conversationId()));
            line.planIn(course.wrapUp(), () -> finish(started));
        } else if (event instanceof AssignmentEvent.WrapUpEnded ended) {
            goHomeWhenDone(ended.advocateId());
        } else if (event instanceof AssignmentEvent.ConversationCompleted completed && completed.advocateId() != null) {
            goHomeWhenDone(completed.advocateId());
        }
    }

    private void comeBack(String advocateId) {
        if (!desks.lost(advocateId)) {
            become(advocateId);
        }
    }

    private void goHomeWhenDone(String advocateId) {
        if (wanted.get(advocateId) == Presence.State.OFFLINE) {
            line.planIn(0, () -> become(advocateId));
        }
    }

    private void finish(AssignmentEvent.WrapUpStarted started) {
        if (desks.lost(started.advocateId())) {
            line.planIn(LostDesks.TRIES_AGAIN, () -> finish(started));
            return;
        }
        line.command(new DeskCommand.FinishWrapUp(
                line.nextCommandId(), line.id(), started.advocateId(), line.now(), started.conversationId()));
    }

    /** Decline, let it pass, or accept: as this advocate meets this contact the so-manieth time, whatever the policy. */
    private void meet(AssignmentEvent.ConversationOffered offered) {
        Member member = member(offered.advocateId());
        String meeting = member.id() + " meets "
                + people.contact(offered.conversationId()).id();
        String nth = offered.offerId().substring(offered.offerId().lastIndexOf('.'));
        double drawn = chance.uniform(meeting, "mood" + nth) * PER_CENT;
        if (drawn < member.missed()) {
            return;
        }
        boolean declines = drawn < member.missed() + member.declined();
        line.planIn(around(member.answersAfter(), meeting, "answers" + nth), () -> answer(offered, declines));
    }

    private void answer(AssignmentEvent.ConversationOffered offered, boolean declines) {
        if (line.state().offered(offered.advocateId(), offered.offerId()) == null || desks.lost(offered.advocateId())) {
            return; // the desk no longer shows it
        }
        String id = line.nextCommandId();
        line.command(
                declines
                        ? new DeskCommand.DeclineOffer(
                                id, line.id(), offered.advocateId(), line.now(), offered.offerId(), null)
                        : new DeskCommand.AcceptOffer(
                                id, line.id(), offered.advocateId(), line.now(), offered.offerId()));
    }

    /** Towards what the advocate wants to be now; who goes home finishes first and takes nothing new. */
    private void become(String advocateId) {
        Advocate advocate = line.state().roster().advocate(advocateId);
        if (advocate == null) {
            return;
        }
        Presence.State state = wanted.getOrDefault(advocateId, Presence.State.OFFLINE);
        if (state == Presence.State.LOST) {
            desks.lose(advocateId);
            return;
        }
        desks.comeBack(advocateId);
        switch (state) {
            case LOST -> {}
            case AVAILABLE -> {
                if (advocate.signedIn()) {
                    setAvailability(advocate, null);
                } else {
                    line.command(new DeskCommand.SignIn(line.nextCommandId(), line.id(), advocateId, line.now()));
                }
            }
            case AWAY -> setAvailability(advocate, AwayReason.MEAL_BREAK);
            case OFFLINE -> {
                if (line.state().roster().open(advocateId).isEmpty()) {
                    line.command(new DeskCommand.SignOut(line.nextCommandId(), line.id(), advocateId, line.now()));
                } else {
                    setAvailability(advocate, AwayReason.DOCUMENTATION);
                }
            }
        }
    }

    private void setAvailability(Advocate advocate, @Nullable AwayReason away) {
        line.command(new DeskCommand.SetAvailability(line.nextCommandId(), line.id(), advocate.id(), line.now(), away));
    }

    private long around(long median, String subject, String matter) {
        return Math.max(TO_READ, Math.round(chance.logNormal(median, SPREAD, subject, matter)));
    }

    private Member member(String advocateId) {
        Member member = members.get(advocateId);
        if (member == null) {
            throw new IllegalStateException(advocateId + " is not of the day");
        }
        return member;
    }
}
