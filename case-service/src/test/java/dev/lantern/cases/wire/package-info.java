@NullMarked
package dev.lantern.cases.wire;

import org.jspecify.annotations.NullMarked;
