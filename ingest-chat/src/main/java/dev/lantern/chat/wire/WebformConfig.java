package dev.lantern.chat.wire;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** What an operator can set for the webforms of all lines. */
@ConfigMapping(prefix = "lantern.webform")
public interface WebformConfig {

    /** Where "Leave this page quickly" leads: a page that nobody wonders about. HTTPS, absolute. */
    @WithDefault("https://www.google.com/")
    URI leaveTo();

    /** The number to call in danger. */
    @WithDefault("911")
    String emergencyNumber();

    /** The country calling code of people who write their number without one, digits only. */
    @WithDefault("1")
    String callingCode();

    /** The largest request, page or JSON, that is read; a larger one is answered 413. */
    @WithDefault("1M")
    MemorySize requestLimit();

    /** When a person or machine is told to try again after a refusal. */
    @WithDefault("30s")
    Duration retryAfter();
}
