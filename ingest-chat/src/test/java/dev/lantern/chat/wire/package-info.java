@NullMarked
package dev.lantern.chat.wire;

import org.jspecify.annotations.NullMarked;
