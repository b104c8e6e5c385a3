/** Replies on their way out: read from the topic, sent once, reported. */
@NullMarked
package dev.lantern.sms.replies;

import org.jspecify.annotations.NullMarked;
