/** Personal data, encrypted to its reader; look-up by keyed hash. */
@NullMarked
package dev.lantern.events.sealing;

import org.jspecify.annotations.NullMarked;
