/** What the desk does, without a framework: commands and their answers, feeds and streams. */
@NullMarked
package dev.lantern.routing.desk;

import org.jspecify.annotations.NullMarked;
