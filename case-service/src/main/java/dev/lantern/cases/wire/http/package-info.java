/** What advocates and supervisors read over HTTP. */
@NullMarked
package dev.lantern.cases.wire.http;

import org.jspecify.annotations.NullMarked;
