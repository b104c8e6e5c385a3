/**
 * Calls on the simulated phone network: it fetches and carries out TwiML as the provider does, keeps legs and conferences,
 * reports on them, and serves the REST resources for them.
 */
@NullMarked
package dev.lantern.testbed.phone.voice;

import org.jspecify.annotations.NullMarked;
