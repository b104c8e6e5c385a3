/**
 * Reads what people wrote, by rules that are data, and says how urgent it is and why. Rules rank, they never reply, and
 * nothing of the text leaves this package.
 */
@NullMarked
package dev.lantern.routing.triage;

import org.jspecify.annotations.NullMarked;
