/** What a conversation is and how it follows from its events. Nothing here knows Kafka, SQL or HTTP. */
@NullMarked
package dev.lantern.cases;

import org.jspecify.annotations.NullMarked;
