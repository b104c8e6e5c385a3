/** What is born on the web. */
@NullMarked
package dev.lantern.chat;

import org.jspecify.annotations.NullMarked;
