@NullMarked
package dev.lantern.voice.connect;

import org.jspecify.annotations.NullMarked;
