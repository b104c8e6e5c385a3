/** Stories of assignment as data files, told to the engine one sentence after the other. */
@NullUnmarked
package dev.lantern.routing.engine.scenario;

import org.jspecify.annotations.NullUnmarked;
