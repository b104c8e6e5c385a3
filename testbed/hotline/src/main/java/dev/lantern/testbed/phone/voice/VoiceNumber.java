package dev.lantern.testbed.phone.voice;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What happens with calls to a number of the account.
 *
 * @param url asked for instructions
 * @param fallback asked when {@code url}, or whatever it led to, gives none
 * @param statusCallback told when a call is over
 */
public record VoiceNumber(
        URI url, @Nullable URI fallback, @Nullable String statusCallback) {}
