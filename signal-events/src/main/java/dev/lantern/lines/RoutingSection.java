package dev.lantern.lines;

import dev.lantern.events.Channel;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Urgency;
import dev.lantern.lines.Routing.Relaxation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads the section {@code routing} of a line file. */
final class RoutingSection {

    private static final List<String> KEYS = List.of(
            "offerTimeout",
            "relaxation",
            "anyLanguageAfter",
            "aging",
            "stickyFor",
            "careAfterSevere",
            "capacityWeights",
            "wrapUp",
            "disconnectGrace",
            "returnAfter",
            "waitLimit",
            "hours",
            "surge",
            "callback",
            "quietWindow",
            "serviceLevelThreshold");
    private static final String ELSE = "default";
    private static final int MANY = 1_000_000;

    private final Section routing;

    private RoutingSection(Section routing) {
        this.routing = routing;
    }

    static Routing of(Section routing) {
        routing.onlyKeys(KEYS);
        return new RoutingSection(routing).read();
    }

    private Routing read() {
        Routing fallback = Routing.DEFAULT;
        Map<Channel, Duration> offers = new HashMap<>();
        Duration offer = times("offerTimeout", Section::channel, offers).orElse(fallback.offerTimeout());
        Map<Channel, Duration> wrapUps = new HashMap<>();
        Duration wrapUp = times("wrapUp", Section::channel, wrapUps).orElse(fallback.wrapUp());
        Map<Urgency, Duration> limits = new EnumMap<>(Urgency.class);
        Duration limit = times("waitLimit", Section::urgency, limits).orElse(fallback.waitLimit());
        Duration grace = routing.duration("disconnectGrace").orElse(fallback.disconnectGrace());
        Duration returned = routing.duration("returnAfter").orElse(longer(fallback.returnAfter(), grace));
        if (returned.compareTo(grace) < 0) {
            routing.problem("returnAfter", "must not be less than disconnectGrace");
        }
        return new Routing(
                offer,
                offers,
                relaxation(),
                aging(),
                routing.duration("stickyFor").orElse(fallback.stickyFor()),
                routing.whole("careAfterSevere", 0, 100).orElse(fallback.careAfterSevere()),
                weights(),
                wrapUp,
                wrapUps,
                grace,
                returned,
                limit,
                limits,
                routing.section("hours").map(HoursSection::of).orElse(null),
                routing.section("surge").map(RoutingSection::surge).orElse(null),
                routing.section("callback").map(this::callback).orElse(fallback.callback()),
                routing.duration("quietWindow").orElse(fallback.quietWindow()),
                routing.duration("serviceLevelThreshold").orElse(fallback.serviceLevelThreshold()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** One time for all, or a default and times of their own, which go to {@code own}. */
    private <K> Optional<Duration> times(
            String key, BiFunction<Section, String, Optional<K>> names, Map<K, Duration> own) {
        if (!routing.isSection(key)) {
            return routing.duration(key);
        }
        Section times = routing.section(key).orElseThrow();
        for (String name : times.keys()) {
            if (!name.equals(ELSE)) {
                names.apply(times, name).ifPresent(of -> times.duration(name).ifPresent(time -> own.put(of, time)));
            }
        }
        return times.duration(ELSE);
    }

    private List<Relaxation> relaxation() {
        if (!routing.has("relaxation")) {
            return routing.duration("anyLanguageAfter")
                    .map(RoutingSection::anyLanguageAfter)
                    .orElse(Routing.DEFAULT.relaxation());
        }
        if (routing.has("anyLanguageAfter")) {
            routing.problem("anyLanguageAfter", "is part of routing.relaxation now; leave it out");
        }
        List<Relaxation> steps = new ArrayList<>();
        steps.add(new Relaxation(Duration.ZERO, RelaxationStep.ALL));
        for (Section item : routing.sections("relaxation")) {
            step(item).ifPresent(step -> {
                Relaxation before = steps.getLast();
                if (step.step().compareTo(before.step()) <= 0) {
                    item.problem(
                            "step",
                            "must come after " + before.step() + "; the steps are in the order "
                                    + List.of(RelaxationStep.values()));
                } else if (step.after().compareTo(before.after()) < 0) {
                    item.problem("after", "must not be less than that of the step before");
                } else {
                    steps.add(step);
                }
            });
        }
        return steps;
    }

    private static Optional<Relaxation> step(Section item) {
        item.onlyKeys(List.of("after", "step"));
        Optional<RelaxationStep> step = item.name("step", RelaxationStep.class);
        Optional<Duration> after = item.duration("after");
        if (!item.has("after")) {
            item.problem("after", "is missing");
        }
        return step.flatMap(is -> after.map(time -> new Relaxation(time, is)));
    }

    private static List<Relaxation> anyLanguageAfter(Duration time) {
        List<Relaxation> steps = new ArrayList<>();
        for (Relaxation step : Routing.DEFAULT.relaxation()) {
            boolean language = step.step() == RelaxationStep.LANGUAGE_ONLY || step.step() == RelaxationStep.INTERPRETER;
            Duration after =
                    language || (step.after().isPositive() && step.after().compareTo(time) < 0) ? time : step.after();
            steps.add(new Relaxation(after, step.step()));
        }
        return steps;
    }

    private Map<Urgency, Duration> aging() {
        Optional<Section> section = routing.section("aging");
        if (section.isEmpty()) {
            return Routing.DEFAULT.aging();
        }
        Section aging = section.get();
        Map<Urgency, Duration> starts = new EnumMap<>(Urgency.class);
        for (String key : aging.keys()) {
            aging.urgency(key).ifPresent(urgency -> aging.duration(key).ifPresent(start -> starts.put(urgency, start)));
        }
        Urgency less = null;
        for (Urgency urgency : Urgency.values()) {
            Duration start = starts.getOrDefault(urgency, Duration.ZERO);
            if (less != null && start.compareTo(starts.getOrDefault(less, Duration.ZERO)) > 0) {
                aging.problem(urgency.name(), "must not be more than that of " + less + ", which is more urgent");
            }
            less = urgency;
        }
        return starts;
    }

    private Map<Channel, Integer> weights() {
        Optional<Section> section = routing.section("capacityWeights");
        if (section.isEmpty()) {
            return Routing.DEFAULT.capacityWeights();
        }
        Map<Channel, Integer> weights = new HashMap<>(Routing.DEFAULT.capacityWeights());
        for (String key : section.get().keys()) {
            section.get().channel(key).ifPresent(channel -> section.get()
                    .whole(key, 1, Routing.WHOLE_ADVOCATE)
                    .ifPresent(weight -> weights.put(channel, weight)));
        }
        return weights;
    }

    private static Surge surge(Section surge) {
        surge.onlyKeys(List.of("from", "until", "supervisorsJoin", "wrapUp", "offerTimeout"));
        int from = surge.whole("from", 1, MANY).orElse(1);
        int until = surge.whole("until", 0, MANY).orElse(0);
        if (!surge.has("from")) {
            surge.problem("from", "is missing");
        }
        if (!surge.has("until")) {
            surge.problem("until", "is missing");
        } else if (until >= from) {
            surge.problem("until", "must be less than from");
        }
        return new Surge(
                from,
                until,
                surge.flag("supervisorsJoin").orElse(false),
                surge.duration("wrapUp").orElse(null),
                surge.duration("offerTimeout").orElse(null));
    }

    private Routing.Callback callback(Section callback) {
        callback.onlyKeys(List.of("attempts", "spacing"));
        Routing.Callback fallback = Routing.DEFAULT.callback();
        return new Routing.Callback(
                callback.whole("attempts", 1, 20).orElse(fallback.attempts()),
                callback.duration("spacing").orElse(fallback.spacing()));
    }
}
