/** Pictures and other files that come with texts: fetched from the provider, cleaned, sealed, kept. */
@NullMarked
package dev.lantern.sms.media;

import org.jspecify.annotations.NullMarked;
