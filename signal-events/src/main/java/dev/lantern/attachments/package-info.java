/** Large and raw content: sealed, in a store; events carry references. */
@NullMarked
package dev.lantern.attachments;

import org.jspecify.annotations.NullMarked;
