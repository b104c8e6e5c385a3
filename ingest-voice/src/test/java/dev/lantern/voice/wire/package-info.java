@NullMarked
package dev.lantern.voice.wire;

import org.jspecify.annotations.NullMarked;
