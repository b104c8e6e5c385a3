package dev.lantern.cases.wire;

import dev.lantern.attachments.store.AttachmentConfig;
import io.smallrye.config.ConfigMapping;

/** Where the channels keep attachments: the same keys as theirs. */
@ConfigMapping(prefix = "lantern.attachments")
public interface AttachmentKeys extends AttachmentConfig {}
