package dev.lantern.routing.engine.state;

import dev.lantern.events.CommandIds;
import dev.lantern.events.FeedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command and its first answer, which a repeated command is given again.
 *
 * @param commandId as the command had it; a repeated one is recognised by its first part, see {@link CommandIds}
 */
public record AnsweredCommand(String commandId, String actor, FeedEvent.@Nullable Refusal refusal, Instant at)
        implements Entity {

    @Override
    public String key() {
        return key(commandId);
    }

    static String key(String commandId) {
        return Kinds.COMMAND + "/" + CommandIds.request(commandId);
    }
}
