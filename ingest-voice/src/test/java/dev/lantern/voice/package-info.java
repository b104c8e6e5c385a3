@NullMarked
package dev.lantern.voice;

import org.jspecify.annotations.NullMarked;
