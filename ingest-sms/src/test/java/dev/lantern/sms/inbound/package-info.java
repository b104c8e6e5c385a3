@NullMarked
package dev.lantern.sms.inbound;

import org.jspecify.annotations.NullMarked;
