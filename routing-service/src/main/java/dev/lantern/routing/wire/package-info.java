/** Routing on the wire: HTTP, configuration, life cycle. The only package that knows the framework. */
@NullMarked
package dev.lantern.routing.wire;

import org.jspecify.annotations.NullMarked;
