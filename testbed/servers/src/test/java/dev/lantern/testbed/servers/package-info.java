/** Tests of the servers, on real ones. */
@NullMarked
package dev.lantern.testbed.servers;

import org.jspecify.annotations.NullMarked;
