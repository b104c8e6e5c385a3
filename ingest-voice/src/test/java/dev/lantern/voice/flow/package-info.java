@NullMarked
package dev.lantern.voice.flow;

import org.jspecify.annotations.NullMarked;
