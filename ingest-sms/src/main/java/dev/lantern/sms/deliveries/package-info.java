/** What became of a reply, from the provider's words to ours. Pure. */
@NullMarked
package dev.lantern.sms.deliveries;

import org.jspecify.annotations.NullMarked;
