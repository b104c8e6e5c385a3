package dev.lantern.voice;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a document as the provider does: what is said, and where it goes on. */
public final class Twiml {

    private static final Pattern SAY = Pattern.compile("<Say[^>]*>([^<]*)</Say>");
    private static final Pattern GATHER = Pattern.compile("<Gather[^>]*action=\"([^\"]*)\"");
    private static final Pattern REDIRECT = Pattern.compile("<Redirect[^>]*>([^<]*)<");
    private static final Pattern DIAL = Pattern.compile("<Dial[^>]*action=\"([^\"]*)\"");

    private Twiml() {}

    /** One after the other. */
    public static List<String> words(String twiml) {
        return all(SAY, twiml);
    }

    public static String said(String twiml) {
        return String.join(" ", words(twiml));
    }

    /** Where it goes on with a key: of the innermost question. */
    public static URI action(String twiml) {
        return address(GATHER, twiml);
    }

    /** Where it goes on when nothing is pressed. */
    public static URI redirect(String twiml) {
        return address(REDIRECT, twiml);
    }

    /** Where it goes on after somebody was dialled. */
    public static URI afterDial(String twiml) {
        return address(DIAL, twiml);
    }

    /** @param pattern of which the first group is the address */
    public static URI address(String twiml, String pattern) {
        return address(Pattern.compile(pattern), twiml);
    }

    private static URI address(Pattern pattern, String twiml) {
        List<String> found = all(pattern, twiml);
        if (found.isEmpty()) {
            throw new AssertionError("no " + pattern + " in " + twiml);
        }
        return URI.create(found.getLast().replace("&amp;", "&"));
    }

    private static List<String> all(Pattern pattern, String twiml) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(twiml);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
