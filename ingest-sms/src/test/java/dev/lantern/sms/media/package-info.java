@NullMarked
package dev.lantern.sms.media;

import org.jspecify.annotations.NullMarked;
