package dev.lantern.routing.simulate;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.Requirements;
import dev.lantern.events.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A day out of what a line told the world. People, conversations and advocates are numbered as they come; ids, names, words
 * and reasons are left behind, so that the day can lie where the event log must not.
 */
final class Recording {

    /** One wait, and what came of it. */
    private static final class Waiting {
        final String person;
        final Instant at;
        final Channel channel;
        final @Nullable String language;
        Urgency urgency;
        List<String> expertise = List.of();

        @Nullable
        String place;

        @Nullable
        Long patience;

        @Nullable
        Long waited;

        @Nullable
        Long handled;

        @Nullable
        Long wrapUp;

        @Nullable
        Instant assignedAt;

        final List<Contact.Handover> handovers = new ArrayList<>();

        @Nullable
        Wish wish;

        Waiting(String person, Instant at, Channel channel, @Nullable String language, Urgency urgency) {
            this.person = person;
            this.at = at;
            this.channel = channel;
            this.language = language;
            this.urgency = urgency;
        }

        void need(@Nullable Requirements requirements) {
            if (requirements != null) {
                expertise = requirements.expertise();
                place = requirements.place();
            }
        }

        void answeredAt(Instant at) {
            waited = patience == null && waited == null ? millis(this.at, at) : waited;
            assignedAt = at;
        }

        void workedUntil(Instant at) {
            Instant since = assignedAt;
            if (since != null) {
                handled = (handled == null ? 0 : handled) + millis(since, at);
            }
            assignedAt = null;
        }

        Contact contact(String id, Instant ends) {
            Long stayed = patience == null && waited == null ? Long.valueOf(millis(at, ends)) : waited;
            Wish asked = wish;
            return new Contact(
                            id, person, at, channel, language, urgency, expertise, place, patience, stayed, handled,
                            wrapUp)
                    .and(asked == null ? null : asked.callback(at), handovers);
        }

        void asksToBeCalled(AssignmentEvent.CallbackRequested asked) {
            wish = new Wish(asked, waited != null);
            waited = patience == null && waited == null ? Long.valueOf(millis(at, asked.at())) : waited;
        }

        void handedOn(Instant at, @Nullable String to, boolean warm) {
            workedUntil(at);
            handovers.add(new Contact.Handover(handled == null ? 0 : handled, to, warm));
        }
    }

    /** To be called back, and what came of it. */
    private static final class Wish {
        final AssignmentEvent.CallbackRequested asked;
        final boolean withAdvocate;
        boolean rings;
        int unanswered;

        @Nullable
        Boolean answered;

        Wish(AssignmentEvent.CallbackRequested asked, boolean withAdvocate) {
            this.asked = asked;
            this.withAdvocate = withAdvocate;
        }

        Contact.Callback callback(Instant reachedOutAt) {
            return new Contact.Callback(
                    millis(reachedOutAt, asked.at()),
                    withAdvocate,
                    millis(reachedOutAt, asked.notBefore()),
                    millis(reachedOutAt, asked.notAfter()),
                    unanswered,
                    answered);
        }

        void came(boolean answer) {
            if (rings && answer) {
                answered = true;
            } else if (rings) {
                unanswered++;
            }
            rings = false;
        }
    }

    private static final String NOT_REACHED = "CALLBACK_NOT_REACHED";

    private final String line;
    private final UnaryOperator<String> personOfSignal;
    private final Map<String, Waiting> latest = new HashMap<>();
    private final List<Waiting> waits = new ArrayList<>();
    private final Map<String, String> persons = new HashMap<>();
    private final Map<String, RecordedAdvocate> advocates = new LinkedHashMap<>();
    private @Nullable Instant first;
    private @Nullable Instant last;

    /** @param personOfSignal what is the same for signals of the same person; it is not written anywhere */
    Recording(String line, UnaryOperator<String> personOfSignal) {
        this.line = line;
        this.personOfSignal = personOfSignal;
    }

    boolean isEmpty() {
        return first == null;
    }

    /** In the order of the log; events of other lines are passed over. */
    void take(AssignmentEvent event) {
        if (!event.line().equals(line)) {
            return;
        }
        first = first == null ? event.at() : first;
        last = event.at();
        switch (event) {
            case AssignmentEvent.OfConversation told -> takeOf(told);
            case AssignmentEvent.AdvocateEnrolled enrolled ->
                advocate(enrolled.advocateId()).enrolled(enrolled.profile());
            case AssignmentEvent.AdvocateStatusChanged changed ->
                advocate(changed.advocateId()).became(changed.state(), changed.away(), changed.at());
            case AssignmentEvent.AdvocateRemoved removed ->
                advocate(removed.advocateId()).became(AdvocateState.OFFLINE, null, removed.at());
            case AssignmentEvent.OfLine ofLine -> {}
            case AssignmentEvent.OfIncident incident -> {}
        }
    }

    private void takeOf(AssignmentEvent.OfConversation event) {
        String id = event.conversationId();
        Waiting waiting = latest.get(id);
        if (event instanceof AssignmentEvent.ConversationQueued queued) {
            waiting = begin(id, person(queued), queued.at(), queued.channel(), queued.language(), queued.urgency());
            waiting.need(queued.requirements());
        }
        if (waiting == null) {
            return; // it began before the log does
        }
        switch (event) {
            case AssignmentEvent.ConversationReopened reopened ->
                begin(id, waiting.person, reopened.at(), waiting.channel, waiting.language, reopened.urgency())
                        .need(new Requirements(null, null, waiting.expertise, waiting.place));
            case AssignmentEvent.ConversationEscalated escalated -> waiting.urgency = escalated.urgency();
            case AssignmentEvent.UrgencyCorrected corrected -> waiting.urgency = corrected.urgency();
            case AssignmentEvent.RequirementsChanged changed -> waiting.need(changed.requirements());
            case AssignmentEvent.ConversationOffered offered ->
                advocate(offered.advocateId()).offered(id, offered.at());
            case AssignmentEvent.OfferDeclined declined ->
                advocate(declined.advocateId()).declined(id);
            case AssignmentEvent.OfferExpired expired ->
                advocate(expired.advocateId()).missed(id);
            case AssignmentEvent.OfferRescinded rescinded ->
                advocate(rescinded.advocateId()).rescinded(id);
            case AssignmentEvent.ConversationAssigned assigned -> {
                waiting.answeredAt(assigned.at());
                advocate(assigned.advocateId()).assigned(id, assigned.at());
            }
            case AssignmentEvent.ConversationTransferred transferred -> moved(waiting, transferred);
            case AssignmentEvent.ConversationCompleted completed -> {
                if (NOT_REACHED.equals(completed.reason())) {
                    rang(waiting);
                } else {
                    waiting.workedUntil(completed.at());
                    answered(waiting);
                }
            }
            case AssignmentEvent.CallbackRequested asked -> waiting.asksToBeCalled(asked);
            case AssignmentEvent.CallbackDue due -> rings(waiting);
            case AssignmentEvent.ConversationAbandoned abandoned -> waiting.patience = abandoned.waitedMillis();
            case AssignmentEvent.WrapUpEnded ended ->
                waiting.wrapUp = (waiting.wrapUp == null ? 0 : waiting.wrapUp) + ended.wrappedUpMillis();
            default -> {} // nothing that a simulation starts from
        }
    }

    /** What the engine did is not replayed: it does it again, or not, as the policy says. */
    private void moved(Waiting waiting, AssignmentEvent.ConversationTransferred transferred) {
        if (NOT_REACHED.equals(transferred.reason())) {
            rang(waiting);
        } else if (transferred.reason() != null) {
            waiting.workedUntil(transferred.at());
            answered(waiting);
        } else {
            String to = transferred.to();
            waiting.handedOn(
                    transferred.at(), to == null ? null : advocate(to).id(), Boolean.TRUE.equals(transferred.warm()));
            answered(waiting);
        }
    }

    private static void rings(Waiting waiting) {
        Wish wish = waiting.wish;
        if (wish != null) {
            wish.rings = true;
        }
    }

    private static void rang(Waiting waiting) {
        waiting.assignedAt = null;
        Wish wish = waiting.wish;
        if (wish != null) {
            wish.came(false);
        }
    }

    private static void answered(Waiting waiting) {
        Wish wish = waiting.wish;
        if (wish != null) {
            wish.came(true);
        }
    }

    private Waiting begin(
            String id, String person, Instant at, Channel channel, @Nullable String language, Urgency urgency) {
        Waiting waiting = new Waiting(person, at, channel, language, urgency);
        latest.put(id, waiting);
        waits.add(waiting);
        return waiting;
    }

    private String person(AssignmentEvent.ConversationQueued queued) {
        String key = personOfSignal.apply(queued.signalId());
        return persons.computeIfAbsent(key, any -> "p" + (persons.size() + 1));
    }

    private RecordedAdvocate advocate(String advocateId) {
        return advocates.computeIfAbsent(advocateId, any -> new RecordedAdvocate("a" + (advocates.size() + 1)));
    }

    /**
     * @param since absent: from the first event on
     * @param until absent: to the last event
     */
    Day day(@Nullable Instant since, @Nullable Instant until) {
        Instant earliest = first;
        Instant latestEvent = last;
        if (earliest == null || latestEvent == null) {
            throw new UnusableException("line '" + line + "' has told nothing that could be recorded");
        }
        Instant begins = since == null ? earliest : since;
        Instant ends = until == null ? latestEvent.plusMillis(1) : until;
        List<Contact> contacts = new ArrayList<>();
        for (Waiting waiting : waits) {
            if (!waiting.at.isBefore(begins) && waiting.at.isBefore(ends)) {
                contacts.add(waiting.contact("c" + (contacts.size() + 1), ends));
            }
        }
        List<Member> members = new ArrayList<>();
        List<Presence> presences = new ArrayList<>();
        advocates.values().forEach(advocate -> {
            advocate.member().ifPresent(members::add);
            advocate.member().ifPresent(member -> presences.addAll(advocate.presences(begins, ends)));
        });
        return new Day(line, "recorded", begins, ends, members, presences, contacts);
    }

    private static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }
}
