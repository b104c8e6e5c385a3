package dev.lantern.lines;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What changes while too many wait. A supervisor can turn it on and off as well.
 *
 * @param from how many wait when it begins
 * @param until it ends when no more than so many wait; less than {@code from}, lest it flicker
 * @param supervisorsJoin whether supervisors are asked like everybody
 * @param wrapUp no wrap-up is longer than this; absent is as always
 * @param offerTimeout no offer is open for longer than this; absent is as always
 */
public record Surge(
        int from,
        int until,
        boolean supervisorsJoin,
        @Nullable Duration wrapUp,
        @Nullable Duration offerTimeout) {}
