package dev.lantern.voice.messages;

import java.util.List;

/** Files of messages that cannot be used, each problem with file and key. */
public final class InvalidMessagesException extends RuntimeException {

    InvalidMessagesException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
