/** People's pages in a real browser. */
@NullMarked
package dev.lantern.testbed.browser;

import org.jspecify.annotations.NullMarked;
