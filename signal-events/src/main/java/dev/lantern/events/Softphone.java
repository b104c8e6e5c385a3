package dev.lantern.events;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** How an advocate's softphone is called by the provider: whoever rings it and whoever lets it in say the same. */
public final class Softphone {

    /** What an identity may be made of ("Access Tokens", Voice docs). */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]{1,100}");

    private Softphone() {}

    /** @param advocateId the {@code sub} of their token; one that is no identity is written in hex */
    public static String identity(String advocateId) {
        return PLAIN.matcher(advocateId).matches()
                ? advocateId
                : "x_" + HexFormat.of().formatHex(advocateId.getBytes(StandardCharsets.UTF_8));
    }
}
