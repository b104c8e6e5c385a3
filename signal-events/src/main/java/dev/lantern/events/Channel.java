package dev.lantern.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** How a signal reached us. Open: an adapter may register a name of its own, in upper-case letters. */
public record Channel(@JsonValue String name) implements Comparable<Channel> {

    // Before the constants, whose construction needs it.
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    public static final Channel VOICE = new Channel("VOICE");
    public static final Channel SMS = new Channel("SMS");
    public static final Channel WHATSAPP = new Channel("WHATSAPP");
    public static final Channel RCS = new Channel("RCS");
    public static final Channel CHAT = new Channel("CHAT");
    public static final Channel EMAIL = new Channel("EMAIL");
    public static final Channel WEBFORM = new Channel("WEBFORM");
    public static final Channel INCIDENT = new Channel("INCIDENT");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Channel {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a channel is 2 to 32 upper-case letters, digits or '_'");
        }
    }

    /** By name, so that maps of channels are written in one order. */
    @Override
    public int compareTo(Channel other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
