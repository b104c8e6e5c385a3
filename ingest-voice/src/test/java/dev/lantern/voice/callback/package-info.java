@NullMarked
package dev.lantern.voice.callback;

import org.jspecify.annotations.NullMarked;
