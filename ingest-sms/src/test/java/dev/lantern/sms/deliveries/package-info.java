@NullMarked
package dev.lantern.sms.deliveries;

import org.jspecify.annotations.NullMarked;
