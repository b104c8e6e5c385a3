@NullMarked
package dev.lantern.cases.wire.kafka;

import org.jspecify.annotations.NullMarked;
