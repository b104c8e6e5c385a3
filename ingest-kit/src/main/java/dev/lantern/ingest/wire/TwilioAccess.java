package dev.lantern.ingest.wire;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How Twilio reaches a channel and the channel Twilio, known to be complete.
 *
 * @param publicUrl what stands before our paths in the URLs that Twilio calls
 * @param authTokens the first one is used to ask the provider
 */
public record TwilioAccess(URI publicUrl, String accountSid, List<String> authTokens, URI apiUrl) {

    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9A-Za-z]{1,64}");

    public TwilioAccess {
        authTokens = List.copyOf(authTokens);
    }

    /**
     * @param key of the public URL, and {@code example} one that could stand there
     * @param problems gets one sentence for each key that is missing or wrong; none is added when there is a result
     */
    public static Optional<TwilioAccess> from(
            String key, String example, Optional<URI> publicUrl, TwilioConfig twilio, List<String> problems) {
        int before = problems.size();
        if (publicUrl.isEmpty()) {
            problems.add(key + " is missing: set it to the address at which Twilio reaches this service, such as "
                    + example + ".");
        } else {
            requireBase(key, publicUrl.get(), problems);
        }
        Optional<String> account = twilio.accountSid();
        if (account.isEmpty()) {
            problems.add("lantern.twilio.account-sid is missing: set it to the account that the numbers belong to.");
        } else if (!ACCOUNT.matcher(account.get()).matches()) {
            problems.add("lantern.twilio.account-sid must begin with AC and go on with letters and digits.");
        }
        // Never quoted: a token is a secret even when it is wrong.
        List<String> tokens = twilio.authToken().orElse(List.of());
        if (tokens.isEmpty() || tokens.stream().anyMatch(String::isBlank)) {
            problems.add(
                    "lantern.twilio.auth-token is missing or has an empty part: set it to the account's auth token,"
                            + " or to several separated by commas while it is rotated.");
        }
        requireBase("lantern.twilio.api-url", twilio.apiUrl(), problems);
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(
                        new TwilioAccess(publicUrl.orElseThrow(), account.orElseThrow(), tokens, twilio.apiUrl()));
    }

    private static void requireBase(String key, URI url, List<String> problems) {
        @Nullable String scheme = url.getScheme();
        if (scheme == null
                || !(scheme.equals("https") || scheme.equals("http"))
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            problems.add(key + " must be an http or https address with a host, without user, query or fragment.");
        }
    }

    /** Never prints a token. */
    @Override
    public String toString() {
        return "TwilioAccess[" + publicUrl + "]";
    }
}
