/** The edge to the framework: HTTP, configuration, health, the consumer of replies. */
@NullMarked
package dev.lantern.sms.wire;

import org.jspecify.annotations.NullMarked;
