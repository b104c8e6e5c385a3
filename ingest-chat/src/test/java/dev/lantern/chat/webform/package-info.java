@NullMarked
package dev.lantern.chat.webform;

import org.jspecify.annotations.NullMarked;
