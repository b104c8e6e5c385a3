/** The webform as a page and as JSON: HTTP, templates, languages, configuration. */
@NullMarked
package dev.lantern.chat.wire;

import org.jspecify.annotations.NullMarked;
