package dev.lantern.testbed.phone.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** {@code <Dial>} and whom it is for. */
final class DialTwiml {

    static final Set<String> CALL_EVENTS = Set.of("initiated", "ringing", "answered", "completed");
    static final Set<String> CONFERENCE_EVENTS =
            Set.of("start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement");

    private static final int MOST_PARTICIPANTS = 250;
    private static final String PARTY = "url method statusCallback statusCallbackMethod statusCallbackEvent";
    private static final String MACHINE = " machineDetection amdStatusCallback amdStatusCallbackMethod";

    private DialTwiml() {}

    static Verb.Dial read(Element element, List<String> findings) {
        Attributes dial = new Attributes(
                element,
                "action method timeout timeLimit callerId callReason answerOnBridge hangupOnStar sequential",
                findings::add);
        List<Verb.Noun> nouns = new ArrayList<>();
        for (Element child : VoiceTwiml.children(element)) {
            Verb.Noun noun = noun(child, findings);
            if (noun != null) {
                nouns.add(noun);
            }
        }
        String bare = element.getTextContent().strip();
        if (VoiceTwiml.children(element).isEmpty() && !bare.isEmpty()) {
            nouns.add(new Verb.Party(bare, null, "POST", Verb.Reporting.NONE, null));
        }
        if (nouns.isEmpty()) {
            findings.add("<Dial> calls nobody");
        } else if (nouns.size() > 1 && nouns.stream().anyMatch(Verb.Conference.class::isInstance)) {
            findings.add("<Conference> beside another noun");
        }
        return new Verb.Dial(
                dial.filled("action"),
                dial.method("method"),
                dial.number("timeout", 30, 1),
                dial.number("timeLimit", 14_400, 1),
                dial.filled("callerId"),
                dial.flag("answerOnBridge", false),
                dial.flag("hangupOnStar", false),
                dial.flag("sequential", false),
                List.copyOf(nouns));
    }

    private static Verb.@Nullable Noun noun(Element element, List<String> findings) {
        return switch (element.getTagName()) {
            case "Number" -> {
                Attributes number = new Attributes(element, PARTY + MACHINE, findings::add);
                yield party(element.getTextContent().strip(), number);
            }
            case "Sip" -> {
                Attributes sip = new Attributes(element, PARTY + MACHINE + " username password", findings::add);
                String address = element.getTextContent().strip();
                if (!address.startsWith("sip:") && !address.startsWith("sips:")) {
                    findings.add("<Sip> is not for a sip: address");
                }
                yield party(address, sip);
            }
            case "Client" -> {
                Attributes client = new Attributes(element, PARTY, findings::add);
                yield party("client:" + identity(element, findings), client);
            }
            case "Conference" -> conference(element, findings);
            case String tag -> {
                findings.add("unknown noun <" + tag + "> in <Dial>");
                yield null;
            }
        };
    }

    private static String identity(Element client, List<String> findings) {
        List<Element> children = VoiceTwiml.children(client);
        String identity = client.getTextContent().strip();
        for (Element child : children) {
            switch (child.getTagName()) {
                case "Identity" -> identity = child.getTextContent().strip();
                case "Parameter" -> {
                    // For the softphone, which is not simulated.
                }
                case String tag -> findings.add("unknown noun <" + tag + "> in <Client>");
            }
        }
        return identity;
    }

    private static Verb.Party party(String address, Attributes party) {
        Verb.Reporting reporting = new Verb.Reporting(
                party.filled("statusCallback"),
                party.method("statusCallbackMethod"),
                party.words("statusCallbackEvent", CALL_EVENTS));
        return new Verb.Party(
                address, party.filled("url"), party.method("method"), completedByDefault(reporting), machine(party));
    }

    private static Verb.@Nullable Machine machine(Attributes party) {
        String mode = party.filled("machineDetection");
        return mode == null
                ? null
                : new Verb.Machine(
                        party.oneOf("machineDetection", "Enable", Set.of("Enable", "DetectMessageEnd"))
                                .equals("DetectMessageEnd"),
                        party.filled("amdStatusCallback") != null,
                        party.filled("amdStatusCallback"),
                        party.method("amdStatusCallbackMethod"));
    }

    static Verb.Reporting completedByDefault(Verb.Reporting reporting) {
        return reporting.events().isEmpty()
                ? new Verb.Reporting(reporting.url(), reporting.method(), List.of("completed"))
                : reporting;
    }

    private static Verb.Conference conference(Element element, List<String> findings) {
        Attributes conference = new Attributes(
                element,
                "muted beep startConferenceOnEnter endConferenceOnExit participantLabel jitterBufferSize waitUrl"
                        + " waitMethod maxParticipants region coach statusCallbackEvent statusCallback"
                        + " statusCallbackMethod",
                findings::add);
        String name = element.getTextContent().strip();
        if (name.isEmpty()) {
            findings.add("<Conference> has no name");
        }
        return new Verb.Conference(
                name,
                conference.flag("muted", false),
                Verb.Beep.of(conference.oneOf("beep", "true", Set.of("true", "false", "onEnter", "onExit"))),
                conference.flag("startConferenceOnEnter", true),
                conference.flag("endConferenceOnExit", false),
                conference.filled("participantLabel"),
                conference.text("waitUrl"),
                conference.method("waitMethod"),
                Math.min(conference.number("maxParticipants", MOST_PARTICIPANTS, 1), MOST_PARTICIPANTS),
                conference.filled("coach"),
                new Verb.Reporting(
                        conference.filled("statusCallback"),
                        conference.method("statusCallbackMethod"),
                        conference.words("statusCallbackEvent", CONFERENCE_EVENTS)));
    }
}
