@NullMarked
package dev.lantern.sms;

import org.jspecify.annotations.NullMarked;
