package dev.lantern.cases.wire;

import dev.lantern.attachments.SealedAttachments;
import dev.lantern.attachments.SealedAttachments.Content;
import dev.lantern.attachments.store.AttachmentSettings;
import dev.lantern.cases.KeptAttachment;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people sent beside words, opened from the store. */
@ApplicationScoped
public class Attachments {

    private final Keys keys;
    private final List<String> problems = new ArrayList<>();
    private final Optional<SealedAttachments> store;

    Attachments(AttachmentKeys config, Keys keys) {
        this.keys = keys;
        this.store = AttachmentSettings.from(config, problems).map(settings -> new SealedAttachments(settings.open()));
    }

    /** What is wrong with the settings, a sentence each; empty when nothing is. */
    List<String> problems() {
        return problems;
    }

    /**
     * For whoever may read the conversation: this does not ask.
     *
     * @throws IOException when the store does not give it now
     */
    public Content read(KeptAttachment kept) throws IOException {
        return store.orElseThrow().read(keys.opener(), kept.threadId(), kept.attachment());
    }
}
