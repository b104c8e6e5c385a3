/**
 * Policy tools: check a line's policy, and try it on a recorded or generated day through the real engine. Nothing here has
 * a part in running a hotline.
 */
@NullMarked
package dev.lantern.routing.simulate;

import org.jspecify.annotations.NullMarked;
