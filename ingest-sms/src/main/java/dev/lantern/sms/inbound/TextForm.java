package dev.lantern.sms.inbound;

import dev.lantern.events.Place;
import dev.lantern.ingest.twilio.TwilioAddress;
import dev.lantern.ingest.twilio.TwilioForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in the form of Twilio's webhook. */
final class TextForm {

    private static final List<String> REQUIRED = List.of("MessageSid", "From", "To");

    /** Twilio sends ten at most. */
    private static final int MOST_MEDIA = 10;

    /** Parameter and attribute. */
    private static final Map<String, String> FACTS = Map.of(
            "MessageType", "messageType",
            "NumSegments", "segments",
            "MessagingServiceSid", "messagingService",
            "OriginalRepliedMessageSid", "inReplyTo",
            "Forwarded", "forwarded",
            "FrequentlyForwarded", "frequentlyForwarded",
            "ReferralSourceId", "referral");

    private TextForm() {}

    static Inbound read(TwilioForm form) {
        List<String> missing =
                REQUIRED.stream().filter(name -> form.present(name) == null).toList();
        if (!missing.isEmpty()) {
            return new Inbound.Incomplete(missing);
        }
        return new InboundText(
                required(form, "MessageSid"),
                TwilioAddress.of(required(form, "From")),
                TwilioAddress.of(required(form, "To")),
                body(form),
                media(form),
                place(form),
                form.present("OptOutType"),
                facts(form));
    }

    private static String required(TwilioForm form, String name) {
        return Objects.requireNonNull(form.present(name));
    }

    /** A button or a place comes instead of words, or repeats them. */
    private static @Nullable String body(TwilioForm form) {
        String body = form.text("Body");
        if (form.present("Body") != null) {
            return body;
        }
        String chosen = form.present("ButtonText") != null ? form.present("ButtonText") : form.present("ListTitle");
        if (chosen != null) {
            return chosen;
        }
        String latitude = form.present("Latitude");
        String longitude = form.present("Longitude");
        return latitude == null || longitude == null
                ? body
                : Stream.of(form.present("Label"), form.present("Address"), latitude + ", " + longitude)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n", "\uD83D\uDCCD ", ""));
    }

    private static int media(TwilioForm form) {
        String number = form.present("NumMedia");
        int said = number != null && number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
        int there = 0;
        while (there < MOST_MEDIA && form.present("MediaUrl" + there) != null) {
            there++;
        }
        return Math.min(Math.max(said, there), MOST_MEDIA);
    }

    private static Map<String, String> facts(TwilioForm form) {
        Map<String, String> facts = new LinkedHashMap<>();
        FACTS.forEach((parameter, attribute) -> {
            String value = form.present(parameter);
            if (value != null && value.matches("[A-Za-z0-9_-]{1,64}")) {
                facts.put(attribute, value);
            }
        });
        return facts;
    }

    /** WhatsApp gives no place; a carrier's place is where the number was sold, not where the person is. */
    private static @Nullable Place place(TwilioForm form) {
        String country = form.present("FromCountry");
        String state = form.present("FromState");
        String city = form.present("FromCity");
        if (country == null && state == null && city == null) {
            return null;
        }
        return new Place(country == null ? null : country.toUpperCase(Locale.ROOT), state, city);
    }
}
