@NullMarked
package dev.lantern.voice.messages;

import org.jspecify.annotations.NullMarked;
