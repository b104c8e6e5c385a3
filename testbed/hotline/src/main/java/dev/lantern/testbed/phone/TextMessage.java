package dev.lantern.testbed.phone;

import java.time.Instant;
import java.util.List;

/** One text on the simulated network. */
public record TextMessage(String sid, String from, String to, String body, Instant at, List<MediaFile> media) {

    public TextMessage {
        media = List.copyOf(media);
    }

    public TextMessage(String sid, String from, String to, String body, Instant at) {
        this(sid, from, to, body, at, List.of());
    }
}
