/** Line files: what a hotline line is, one YAML file each. */
@NullMarked
package dev.lantern.lines;

import org.jspecify.annotations.NullMarked;
