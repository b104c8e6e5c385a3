/** Reading the topics: what is applied, what is dead-lettered, and how it shows when neither happens. */
@NullMarked
package dev.lantern.cases.wire.kafka;

import org.jspecify.annotations.NullMarked;
