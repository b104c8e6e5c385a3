/** Writes the AsyncAPI document from the records, their Javadoc and the topics. */
@NullMarked
package dev.lantern.events.asyncapi;

import org.jspecify.annotations.NullMarked;
