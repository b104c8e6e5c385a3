package dev.lantern.voice.flow;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Our own addresses, as the provider calls them. */
public final class Addresses {

    /** Below the public address. */
    public static final String ROOT = "/twilio/voice";

    private final String base;

    public Addresses(URI publicUrl) {
        this.base = publicUrl.toString().replaceFirst("/$", "") + ROOT;
    }

    /** @param step such as {@code /wait} */
    public URI of(String step, Turn turn) {
        return of(step, turn.query());
    }

    /** Back to waiting, from an advocate. */
    public URI waitingWithout(String advocateId, Turn turn) {
        Map<String, String> query = new LinkedHashMap<>(turn.query());
        query.put(AnswerCall.WITHOUT, advocateId);
        return of("/wait", query);
    }

    /** @param query never anything personal: addresses are logged on the way */
    public URI of(String step, Map<String, String> query) {
        String encoded = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(base + step + (encoded.isEmpty() ? "" : "?" + encoded));
    }
}
