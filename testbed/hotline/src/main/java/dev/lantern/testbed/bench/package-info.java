/** Speed and memory of a running hotline, each figure beside a floor that was measured in the same run. */
@NullMarked
package dev.lantern.testbed.bench;

import org.jspecify.annotations.NullMarked;
