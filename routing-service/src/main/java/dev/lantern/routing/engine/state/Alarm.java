package dev.lantern.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody waits for longer than the line allows.
 *
 * @param dueAt when supervisors are told, or told again; absent once one of them has heard it
 * @param given whether they were told
 */
public record Alarm(@Nullable Instant dueAt, boolean given) {}
