/** Where attachments are kept: chosen by configuration, the S3 API in production, a folder on one machine. */
@NullMarked
package dev.lantern.attachments.store;

import org.jspecify.annotations.NullMarked;
