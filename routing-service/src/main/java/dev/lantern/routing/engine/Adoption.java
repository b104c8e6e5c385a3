package dev.lantern.routing.engine;

import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Urgency;
import dev.lantern.lines.Routing;
import dev.lantern.lines.Surge;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Settings;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state follows the line's policy: a file that was read again counts from the next decision on. */
final class Adoption {

    private Adoption() {}

    static void follow(Deciding deciding) {
        Routing routing = deciding.line.routing();
        if (deciding.state.follows(routing)) {
            return;
        }
        Settings before = deciding.state.settings();
        Settings now = settings(routing, routing.surge() != null && before.surge(), before.surgeByHand());
        if (!now.equals(before)) {
            deciding.emit(new EngineEvent.SettingsChanged(now, null, deciding.now));
        }
        deciding.state.nowFollows(routing);
    }

    static Settings settings(Routing routing, boolean surge, @Nullable String surgeByHand) {
        Map<Urgency, Long> headStart = new EnumMap<>(Urgency.class);
        routing.aging().forEach((urgency, start) -> headStart.put(urgency, start.toMillis()));
        return new Settings(
                routing.version(),
                routing.capacityWeights(),
                headStart,
                routing.careAfterSevere(),
                supervisorsJoin(routing, surge),
                surge,
                routing.surge() == null ? null : surgeByHand);
    }

    /** A line that never falls back upon them asks them like everybody. */
    private static boolean supervisorsJoin(Routing routing, boolean surge) {
        Surge rules = routing.surge();
        boolean fallBack = routing.relaxation().stream().anyMatch(step -> step.step() == RelaxationStep.SUPERVISORS);
        return !fallBack || (surge && rules != null && rules.supervisorsJoin());
    }
}
