@NullMarked
package dev.lantern.sms.replies;

import org.jspecify.annotations.NullMarked;
