package dev.lantern.routing.engine;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.lines.Surge;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Settings;
import org.jspecify.annotations.Nullable;

/** Surge mode begins and ends by how many wait; a supervisor's word counts until it agrees with that again. */
final class Surging {

    private Surging() {}

    static @Nullable Refusal set(Deciding deciding, DeskCommand.SetSurge set) {
        Surge rules = deciding.line.routing().surge();
        if (rules == null) {
            return Refusals.NO_SURGE;
        }
        Settings now = deciding.state.settings();
        if (now.surge() != set.on()) {
            change(
                    deciding,
                    set.on(),
                    set.actor(),
                    set.on() ? "A supervisor turned it on." : "A supervisor turned it off.");
        }
        return null;
    }

    static void follow(Deciding deciding) {
        Surge rules = deciding.line.routing().surge();
        if (rules == null) {
            return;
        }
        Settings settings = deciding.state.settings();
        int waiting = deciding.state.waitingPeople();
        boolean wanted = settings.surge() ? waiting > rules.until() : waiting >= rules.from();
        if (settings.surgeByHand() != null) {
            boolean asCounted = settings.surge() ? waiting >= rules.from() : waiting <= rules.until();
            if (asCounted) {
                deciding.emit(new EngineEvent.SettingsChanged(
                        Adoption.settings(deciding.line.routing(), settings.surge(), null), null, deciding.now));
            }
        } else if (wanted != settings.surge()) {
            change(
                    deciding,
                    wanted,
                    null,
                    wanted ? waiting + " people wait." : "No more than " + waiting + " people wait.");
        }
    }

    private static void change(Deciding deciding, boolean on, @Nullable String by, String reason) {
        deciding.emit(new EngineEvent.SettingsChanged(
                Adoption.settings(deciding.line.routing(), on, by), reason, deciding.now));
    }
}
