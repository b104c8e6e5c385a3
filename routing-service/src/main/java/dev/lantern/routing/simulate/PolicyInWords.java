package dev.lantern.routing.simulate;

import dev.lantern.events.Channel;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Urgency;
import dev.lantern.lines.Hours;
import dev.lantern.lines.Line;
import dev.lantern.lines.Routing;
import dev.lantern.lines.Surge;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a policy does, in sentences for whoever is responsible for it. */
final class PolicyInWords {

    private final Routing routing;
    private final List<String> sentences = new ArrayList<>();

    private PolicyInWords(Routing routing) {
        this.routing = routing;
    }

    static List<String> of(Line line) {
        PolicyInWords words = new PolicyInWords(line.routing());
        words.say(
                "The line speaks " + String.join(", ", line.languages()) + "; who names no language is taken to speak "
                        + line.languages().getFirst() + ".");
        words.hours();
        words.order();
        words.offers();
        words.search();
        words.capacity();
        words.limits();
        words.surge();
        return words.sentences;
    }

    private void hours() {
        Hours hours = routing.hours();
        if (hours == null) {
            say("It is always open.");
            return;
        }
        Map<String, List<String>> daysOf = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            daysOf.computeIfAbsent(spans(hours.weekly().getOrDefault(day, List.of())), spans -> new ArrayList<>())
                    .add(lower(day));
        }
        String days = daysOf.entrySet().stream()
                .map(alike -> (alike.getValue().size() == DayOfWeek.values().length
                                ? "every day"
                                : String.join(", ", alike.getValue()))
                        + " " + alike.getKey())
                .collect(Collectors.joining("; "));
        String outside =
                switch (hours.outside()) {
                    case WAIT -> "who comes while it is closed waits until it opens; danger rings supervisors at once";
                    case OFFER -> "who comes while it is closed is offered to whoever is signed in";
                };
        String holidays = hours.holidays().isEmpty()
                ? ""
                : "; closed on " + Words.counted(hours.holidays().size(), "holiday");
        say("It is open by the clock of " + hours.zone() + ": " + days + holidays + "; " + outside + ".");
    }

    private static String spans(List<Hours.Span> spans) {
        return spans.isEmpty()
                ? "closed"
                : spans.stream()
                        .map(span -> clock(span.from()) + "-" + clock(span.until()))
                        .collect(Collectors.joining(" and "));
    }

    private static String clock(int minuteOfDay) {
        return String.format(Locale.ROOT, "%02d:%02d", minuteOfDay / 60, minuteOfDay % 60);
    }

    private void order() {
        String starts = List.of(Urgency.values()).stream()
                .filter(urgency -> !routing.headStart(urgency).isZero())
                .map(urgency -> Words.of(urgency) + " " + Words.duration(routing.headStart(urgency)))
                .collect(Collectors.joining(", "));
        say(
                starts.isEmpty()
                        ? "Who waits longest is first, whatever the urgency."
                        : "Who waits longest is first, with a head start for urgency: " + starts + ".");
        if (!routing.stickyFor().isZero()) {
            say("Who comes back within " + Words.duration(routing.stickyFor())
                    + " is offered to whom they had before.");
        }
        if (routing.careAfterSevere() > 0) {
            say("After " + Words.counted(routing.careAfterSevere(), "severe conversation")
                    + " in a row an advocate is asked last for the next one.");
        }
    }

    private void offers() {
        say("An advocate has " + times(routing.offerTimeout(), routing.offerTimeoutByChannel())
                + " to answer an offer; who lets one pass is away until they come back. Offers of a desk that is gone"
                + " are taken back after " + Words.duration(routing.disconnectGrace()) + ".");
    }

    private void search() {
        for (Routing.Relaxation step : routing.relaxation()) {
            if (step.step() != RelaxationStep.ALL) {
                say("After " + Words.duration(step.after()) + " of waiting " + widened(step)
                        + ", or at once when the step before finds nobody who could serve.");
            }
        }
    }

    private static String widened(Routing.Relaxation step) {
        return switch (step.step()) {
            case ALL -> "everything is asked for";
            case LANGUAGE_ONLY -> "the language alone is asked for";
            case INTERPRETER -> "any advocate who works with an interpreter is asked";
            case SUPERVISORS -> "supervisors are asked too";
            case OVERFLOW -> "partners are asked to answer calls";
            case ALARM -> "supervisors are told that nobody was found";
        };
    }

    private void capacity() {
        String weights = new TreeMap<>(routing.capacityWeights())
                .entrySet().stream()
                        .map(weight ->
                                weight.getKey() + " takes " + weight.getValue() + " of " + Routing.WHOLE_ADVOCATE)
                        .collect(Collectors.joining(", "));
        if (!weights.isEmpty()) {
            say("Of what an advocate can carry, " + weights + "; other channels count by the advocate's own numbers.");
        }
        boolean none = routing.wrapUp().isZero() && routing.wrapUpByChannel().isEmpty();
        say(
                none
                        ? "There is no time to write up a conversation."
                        : "To write up a conversation there is at the most "
                                + times(routing.wrapUp(), routing.wrapUpByChannel()) + ".");
    }

    private void limits() {
        String exceptions = List.of(Urgency.values()).stream()
                .filter(urgency -> routing.waitLimitByUrgency().containsKey(urgency))
                .map(urgency -> ", " + Words.of(urgency) + " after " + Words.duration(routing.waitLimit(urgency)))
                .collect(Collectors.joining());
        say("Supervisors are told of who waits longer than " + Words.duration(routing.waitLimit()) + exceptions + ".");
        int calls = routing.callback().attempts();
        say("Who asked to be called back is called "
                + (calls == 1
                        ? "once."
                        : "until they answer, " + Words.counted(calls, "time") + " at the most, "
                                + Words.duration(routing.callback().spacing()) + " apart."));
        say("A signal within " + Words.duration(routing.quietWindow()) + " after the last conversation joins it.");
        say("An answer within " + Words.duration(routing.serviceLevelThreshold())
                + " counts as within the service level.");
    }

    private void surge() {
        Surge surge = routing.surge();
        if (surge == null) {
            return;
        }
        Duration wrapUp = surge.wrapUp();
        Duration offer = surge.offerTimeout();
        say("When " + surge.from() + " wait, until no more than " + surge.until() + " do"
                + (surge.supervisorsJoin() ? ", supervisors are asked like everybody" : "")
                + (wrapUp == null ? "" : ", no wrap-up is longer than " + Words.duration(wrapUp))
                + (offer == null ? "" : ", no offer is open for longer than " + Words.duration(offer)) + ".");
    }

    private static String times(Duration usual, Map<Channel, Duration> byChannel) {
        return Words.duration(usual)
                + new TreeMap<>(byChannel)
                        .entrySet().stream()
                                .map(one -> ", on " + one.getKey() + " " + Words.duration(one.getValue()))
                                .collect(Collectors.joining());
    }

    private static String lower(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private void say(String sentence) {
        sentences.add(sentence);
    }
}
