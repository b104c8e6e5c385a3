@NullMarked
package dev.lantern.voice.call;

import org.jspecify.annotations.NullMarked;
