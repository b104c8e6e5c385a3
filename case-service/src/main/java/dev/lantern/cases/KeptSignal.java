package dev.lantern.cases;

import dev.lantern.events.SignalReceived;
import org.jspecify.annotations.Nullable;

/**
 * A signal and the conversation it belongs to.
 *
 * @param conversationId absent while the engine has not told
 */
public record KeptSignal(SignalReceived signal, @Nullable String conversationId) {}
