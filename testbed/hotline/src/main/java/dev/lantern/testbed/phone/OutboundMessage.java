package dev.lantern.testbed.phone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message that the customer asked us to send, with the state it is in. */
record OutboundMessage(
        TextMessage text,
        Status status,
        @Nullable Integer errorCode,
        @Nullable String statusCallback) {

    /** With an offset in digits, as the provider writes it; the SDK reads a time with "GMT" as none. */
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    enum Status {
        QUEUED,
        SENDING,
        SENT,
        DELIVERED,
        UNDELIVERED,
        FAILED;

        boolean isFinal() {
            return this == DELIVERED || this == UNDELIVERED || this == FAILED;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    OutboundMessage is(Status now, @Nullable Integer errorCode) {
        return new OutboundMessage(text, now, errorCode, statusCallback);
    }

    /** The message resource of API 2010-04-01. */
    ObjectNode resource(TwilioAccount account) {
        String created = rfc2822(text.at());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("account_sid", account.sid());
        json.put("api_version", "2010-04-01");
        json.put("body", text.body());
        json.put("date_created", created);
        json.put("date_sent", status == Status.QUEUED ? null : created);
        json.put("date_updated", created);
        json.put("direction", "outbound-api");
        json.put("error_code", errorCode);
        json.putNull("error_message");
        json.put("from", text.from());
        json.putNull("messaging_service_sid");
        json.put("num_media", "0");
        json.put("num_segments", "1");
        json.putNull("price");
        json.put("price_unit", "USD");
        json.put("sid", text.sid());
        json.put("status", status.wire());
        json.put("to", text.to());
        json.put("uri", "/2010-04-01/Accounts/" + account.sid() + "/Messages/" + text.sid() + ".json");
        json.putObject("subresource_uris");
        return json;
    }

    /** The fields of a status callback. */
    Form callback(TwilioAccount account) {
        Form form = Form.of(
                "MessageSid", text.sid(),
                "SmsSid", text.sid(),
                "MessageStatus", status.wire(),
                "SmsStatus", status.wire(),
                "AccountSid", account.sid(),
                "ApiVersion", "2010-04-01",
                "From", text.from(),
                "To", text.to());
        return errorCode == null ? form : form.with("ErrorCode", Integer.toString(errorCode));
    }

    private static String rfc2822(Instant at) {
        return RFC_2822.format(at.atOffset(ZoneOffset.UTC));
    }
}
