package dev.lantern.routing.engine;

import java.time.Instant;

/** One step of a history. */
record Happened(Input input, Instant at) {

    @Override
    public String toString() {
        return at + "  "
                + switch (input) {
                    case Input.Signal signal -> signal.event().toString();
                    case Input.Command command -> command.command().toString();
                    case Input.Delivery delivery -> delivery.event().toString();
                    case Input.Tick tick -> "time passes";
                };
    }
}
