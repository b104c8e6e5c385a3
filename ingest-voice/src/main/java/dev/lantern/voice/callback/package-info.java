/** People who ask to be called back, and calling them. */
@NullMarked
package dev.lantern.voice.callback;

import org.jspecify.annotations.NullMarked;
