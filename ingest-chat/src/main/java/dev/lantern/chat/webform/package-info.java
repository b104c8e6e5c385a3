/** The webform without its framework: the fields, what is wrong with them, and the signal they become. */
@NullMarked
package dev.lantern.chat.webform;

import org.jspecify.annotations.NullMarked;
