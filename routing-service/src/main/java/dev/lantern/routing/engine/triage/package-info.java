/** How urgent a signal is, and why. Rules rank, they never reply. */
@NullMarked
package dev.lantern.routing.engine.triage;

import org.jspecify.annotations.NullMarked;
