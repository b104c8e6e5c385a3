package dev.lantern.routing.engine;

import dev.lantern.routing.engine.state.Change;
import dev.lantern.routing.engine.state.EngineEvent;
import java.util.List;

/**
 * What followed from one input, already folded into the state.
 *
 * @param events in order; folding them into a copy of the earlier state gives the later one
 * @param outputs to publish, in order
 * @param changes to persist, one for each record that changed, in any order
 */
public record Decision(List<EngineEvent> events, List<Output> outputs, List<Change> changes) {

    public Decision {
        events = List.copyOf(events);
        outputs = List.copyOf(outputs);
        changes = List.copyOf(changes);
    }
}
