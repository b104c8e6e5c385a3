/** What callers hear, by language. */
@NullMarked
package dev.lantern.voice.messages;

import org.jspecify.annotations.NullMarked;
