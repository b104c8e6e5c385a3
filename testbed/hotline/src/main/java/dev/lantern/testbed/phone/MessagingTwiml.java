package dev.lantern.testbed.phone;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The TwiML of a messaging webhook: {@code <Response>} with {@code <Message>}s, nothing else is known here. */
sealed interface MessagingTwiml {

    record Messages(List<String> bodies) implements MessagingTwiml {}

    record Unreadable(String why) implements MessagingTwiml {}

    static MessagingTwiml read(String twiml) {
        if (twiml.isBlank()) {
            return new Messages(List.of());
        }
        Element response;
        try {
            response = parser().parse(new InputSource(new StringReader(twiml))).getDocumentElement();
        } catch (SAXException | IOException e) {
            return new Unreadable("not XML");
        }
        if (!response.getTagName().equals("Response")) {
            return new Unreadable("the root is <" + response.getTagName() + ">");
        }
        List<String> bodies = new ArrayList<>();
        for (Node child = response.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element verb) {
                if (!verb.getTagName().equals("Message")) {
                    return new Unreadable("unknown verb <" + verb.getTagName() + ">");
                }
                bodies.add(verb.getTextContent().strip());
            }
        }
        return new Messages(List.copyOf(bodies));
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
