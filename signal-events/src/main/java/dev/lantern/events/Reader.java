package dev.lantern.events;

/** Who can open sealed data: one hybrid key pair each. */
public final class Reader {

    /** routing-service (triage, desk API) and case-service. */
    public static final String DESK = "desk";

    /** The service that sends texts. */
    public static final String SMS = "sms";

    /** The service that calls. */
    public static final String VOICE = "voice";

    /** Nobody in particular: words of the line's own file, as they are. Never written to a topic. */
    public static final String LINE = "line";

    private Reader() {}

    /** The reader that sends on this channel; WhatsApp and RCS leave through the same service as SMS. */
    public static String ofChannel(Channel channel) {
        boolean text = channel.equals(Channel.WHATSAPP) || channel.equals(Channel.RCS);
        return text ? SMS : channel.name().toLowerCase(java.util.Locale.ROOT);
    }
}
