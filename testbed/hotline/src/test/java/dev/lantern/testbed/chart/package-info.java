/** The chart in {@code deploy/chart}, rendered by Helm. */
@NullMarked
package dev.lantern.testbed.chart;

import org.jspecify.annotations.NullMarked;
