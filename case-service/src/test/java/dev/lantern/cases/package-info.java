@NullMarked
package dev.lantern.cases;

import org.jspecify.annotations.NullMarked;
