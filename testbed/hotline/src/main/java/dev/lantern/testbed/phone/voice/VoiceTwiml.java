package dev.lantern.testbed.phone.voice;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A TwiML document for a call.
 *
 * @param findings what the provider would only warn of, and a test must not let pass: unknown verbs, attributes, values
 * @see <a href="https://www.twilio.com/docs/voice/twiml">Twilio: TwiML for voice</a>
 */
record VoiceTwiml(List<Verb> verbs, List<String> findings) {

    static final int PARSE_FAILURE = 12100;

    private static final Set<String> MARKUP =
            Set.of("break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w");

    static VoiceTwiml read(String text) throws UnreadableTwiml {
        Element response;
        try {
            response = parser().parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new UnreadableTwiml(PARSE_FAILURE, text.isBlank() ? "there is no TwiML" : "it is not XML");
        }
        if (!response.getTagName().equals("Response")) {
            throw new UnreadableTwiml(PARSE_FAILURE, "the root is <" + response.getTagName() + ">");
        }
        List<String> findings = new ArrayList<>();
        List<Verb> verbs = verbs(response, findings);
        return new VoiceTwiml(List.copyOf(verbs), List.copyOf(findings));
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static List<Verb> verbs(Element parent, List<String> findings) {
        List<Verb> verbs = new ArrayList<>();
        for (Element element : children(parent)) {
            Verb verb = verb(element, findings);
            if (verb != null) {
                verbs.add(verb);
            }
        }
        return verbs;
    }

    private static @Nullable Verb verb(Element element, List<String> findings) {
        return switch (element.getTagName()) {
            case "Say" -> say(element, findings);
            case "Play" -> {
                Attributes play = new Attributes(element, "loop", findings::add);
                yield new Verb.Play(element.getTextContent().strip(), play.number("loop", 1, 0));
            }
            case "Pause" -> new Verb.Pause(new Attributes(element, "length", findings::add).number("length", 1, 0));
            case "Gather" -> gather(element, findings);
            case "Redirect" -> {
                Attributes redirect = new Attributes(element, "method", findings::add);
                yield new Verb.Redirect(element.getTextContent().strip(), redirect.method("method"));
            }
            case "Dial" -> DialTwiml.read(element, findings);
            case "Hangup" -> {
                Attributes.none(element, findings::add);
                yield new Verb.Hangup();
            }
            case "Reject" ->
                new Verb.Reject(new Attributes(element, "reason", findings::add)
                        .oneOf("reason", "rejected", Set.of("rejected", "busy")));
            case "Enqueue" -> enqueue(element, findings);
            case "Leave" -> {
                Attributes.none(element, findings::add);
                yield new Verb.Leave();
            }
            case String tag -> {
                findings.add(
                        Recording.isVerb(tag) ? Recording.violation("<" + tag + ">") : "unknown verb <" + tag + ">");
                yield null;
            }
        };
    }

    private static Verb.Say say(Element element, List<String> findings) {
        Attributes say = new Attributes(element, "voice language loop", findings::add);
        markup(element, findings);
        String words = element.getTextContent().strip().replaceAll("\\s+", " ");
        if (words.isEmpty()) {
            findings.add("<Say> says nothing");
        }
        return new Verb.Say(words, say.text("language", "en-US"), say.text("voice", ""), say.number("loop", 1, 0));
    }

    private static void markup(Element parent, List<String> findings) {
        for (Element child : children(parent)) {
            if (!MARKUP.contains(child.getTagName())) {
                findings.add("unknown markup <" + child.getTagName() + "> in <Say>");
            }
            markup(child, findings);
        }
    }

    private static Verb.Gather gather(Element element, List<String> findings) {
        Attributes gather = new Attributes(
                element, "input action method timeout finishOnKey numDigits actionOnEmptyResult", findings::add);
        gather.oneOf("input", "dtmf", Set.of("dtmf"));
        List<Verb.Prompt> prompts = new ArrayList<>();
        for (Verb verb : verbs(element, findings)) {
            if (verb instanceof Verb.Prompt prompt) {
                prompts.add(prompt);
            } else {
                findings.add("<" + verb.getClass().getSimpleName() + "> within <Gather>");
            }
        }
        return new Verb.Gather(
                gather.filled("action"),
                gather.method("method"),
                gather.number("timeout", 5, 1),
                finishOnKey(gather, findings),
                gather.number("numDigits", 0, 1),
                gather.flag("actionOnEmptyResult", false),
                List.copyOf(prompts));
    }

    private static String finishOnKey(Attributes gather, List<String> findings) {
        String key = gather.text("finishOnKey", "#");
        if (!key.matches("[0-9#*]?")) {
            findings.add("<Gather finishOnKey> is \"" + key + "\", not one key");
        }
        return key;
    }

    private static Verb.Enqueue enqueue(Element element, List<String> findings) {
        Attributes enqueue = new Attributes(element, "action method waitUrl waitUrlMethod", findings::add);
        return new Verb.Enqueue(
                element.getTextContent().strip(),
                enqueue.filled("action"),
                enqueue.method("method"),
                enqueue.filled("waitUrl"),
                enqueue.method("waitUrlMethod"));
    }

    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser knows these features", e);
        }
    }
}
