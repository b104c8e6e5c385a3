package dev.lantern.voice;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Recording;
import com.twilio.rest.api.v2010.account.call.Transcription;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Siprec;
import com.twilio.twiml.voice.Start;
import com.twilio.type.PhoneNumber;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing of ours can make the provider record or transcribe what people say, or pass it on to whoever does. No list of our
 * documents and requests is kept here: what is new is found, because it has to use the provider's library, and of that
 * only what is known to keep nothing may be used.
 */
@AnalyzeClasses(packages = "dev.lantern.voice", importOptions = MainClasses.class)
class NeverRecordTest {

    /** Of what the provider can be told and asked; with all that is nested in them. */
    private static final Set<String> KEEPS_NOTHING = Set.of(
            "com.twilio.twiml.VoiceResponse",
            "com.twilio.twiml.voice.Conference",
            "com.twilio.twiml.voice.Dial",
            "com.twilio.twiml.voice.Gather",
            "com.twilio.twiml.voice.Hangup",
            "com.twilio.twiml.voice.Number",
            "com.twilio.twiml.voice.Pause",
            "com.twilio.twiml.voice.Play",
            "com.twilio.twiml.voice.Redirect",
            "com.twilio.twiml.voice.Say",
            "com.twilio.rest.api.v2010.account.Call",
            "com.twilio.rest.api.v2010.account.CallCreator",
            "com.twilio.rest.api.v2010.account.CallFetcher",
            "com.twilio.rest.api.v2010.account.CallReader",
            "com.twilio.rest.api.v2010.account.CallUpdater",
            "com.twilio.rest.api.v2010.account.Conference",
            "com.twilio.rest.api.v2010.account.ConferenceReader",
            "com.twilio.rest.api.v2010.account.conference.Participant",
            "com.twilio.rest.api.v2010.account.conference.ParticipantDeleter",
            "com.twilio.rest.api.v2010.account.conference.ParticipantFetcher",
            "com.twilio.rest.api.v2010.account.conference.ParticipantReader",
            "com.twilio.rest.api.v2010.account.conference.ParticipantUpdater");

    /** Spoken words are understood by a machine, which keeps what it hears. */
    private static final Set<String> SPEECH = Set.of("SPEECH", "DTMF_SPEECH");

    private static final Pattern TAG = Pattern.compile("</?[A-Za-z]|<\\?xml");

    @ArchTest
    static final ArchRule only_what_is_known_to_keep_nothing_is_used = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "may keep or pass on what is said", (JavaClass used) -> canBeTold(used) && !keepsNothing(used)))
            .because("callers are promised that nothing is recorded: look at what the provider does with the new one,"
                    + " and only then add it to those that keep nothing");

    @ArchTest
    static final ArchRule nothing_that_records_is_called = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "the provider is told to record, to transcribe or to listen", NeverRecordTest::recordsOrListens))
            .because("callers are promised that nothing is recorded");

    @ArchTest
    static final ArchRule nothing_is_said_past_the_types = noClasses()
            .should()
            .accessTargetWhere(describe("an attribute or a parameter is named by a text", NeverRecordTest::pastTypes))
            .because("what is named by a text alone cannot be looked at here");

    @ArchTest
    static final ArchRule documents_are_made_in_one_place = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.lantern.voice.flow.Script")
            .should()
            .accessClassesThat()
            .areAssignableTo(VoiceResponse.Builder.class)
            .because("a document is made by Script, of the provider's types");

    @Test
    void no_document_is_written_by_hand() {
        List<String> written = new ArrayList<>();
        for (JavaClass ours :
                new ClassFileImporter().withImportOption(new MainClasses()).importPackages("dev.lantern.voice")) {
            texts(ours).stream()
                    .filter(text -> TAG.matcher(text).find())
                    .forEach(text -> written.add(ours.getName() + ": " + text));
        }
        assertThat(written).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                RecordsADial.class,
                RecordsAConference.class,
                RecordsACall.class,
                Forks.class,
                AsksForRecordings.class,
                AsksForATranscript.class,
                Listens.class,
                NamesAnAttribute.class,
                NamesAParameter.class
            })
    void whatever_could_record_is_found(Class<?> sample) {
        var classes = new ClassFileImporter().importClasses(sample);
        assertThat(List.of(
                        only_what_is_known_to_keep_nothing_is_used,
                        nothing_that_records_is_called,
                        nothing_is_said_past_the_types))
                .anyMatch(rule -> rule.evaluate(classes).hasViolation());
    }

    private static boolean canBeTold(JavaClass used) {
        String name = used.getPackageName();
        return name.startsWith("com.twilio.twiml") || name.startsWith("com.twilio.rest");
    }

    private static boolean keepsNothing(JavaClass used) {
        String name = used.getName();
        int nested = name.indexOf('$');
        return KEEPS_NOTHING.contains(nested < 0 ? name : name.substring(0, nested))
                || name.startsWith("com.twilio.twiml.TwiML");
    }

    private static boolean recordsOrListens(JavaAccess<?> access) {
        return isProviders(access) && (records(access.getName()) || SPEECH.contains(access.getName()));
    }

    private static boolean records(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        // getRecords() is a page of a list.
        return (lower.contains("record") && !lower.equals("getrecords")) || lower.contains("transcri");
    }

    /** A language or a voice of Say is no type. */
    private static boolean pastTypes(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return switch (access.getName()) {
            case "option" -> isProviders(access) && !owner.equals("com.twilio.twiml.voice.Say$Builder");
            case "addChild", "addText", "addPostParam", "addQueryParam" -> isProviders(access);
            default -> owner.equals(Request.class.getName()) && access.getName().equals("<init>");
        };
    }

    private static boolean isProviders(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().startsWith("com.twilio");
    }

    private static List<String> texts(JavaClass ours) {
        String file = "/" + ours.getName().replace('.', '/') + ".class";
        try (InputStream bytes = NeverRecordTest.class.getResourceAsStream(file)) {
            List<String> texts = new ArrayList<>();
            ClassFile.of().parse(bytes.readAllBytes()).constantPool().forEach(entry -> {
                if (entry instanceof StringEntry text) {
                    texts.add(text.stringValue());
                }
            });
            return texts;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // Each breaks the promise in a way of its own.

    static final class RecordsADial {
        static Dial dial() {
            return new Dial.Builder().record(Dial.Record.RECORD_FROM_ANSWER).build();
        }
    }

    static final class RecordsAConference {
        static Conference conference() {
            return new Conference.Builder("a")
                    .recordingStatusCallback(URI.create("https://example.org"))
                    .build();
        }
    }

    static final class RecordsACall {
        static Object call() {
            return Call.creator(new PhoneNumber("1"), new PhoneNumber("2"), URI.create("https://example.org"))
                    .setRecord(true);
        }
    }

    static final class Forks {
        static Start start() {
            return new Start.Builder().siprec(new Siprec.Builder().build()).build();
        }
    }

    static final class AsksForRecordings {
        static Object reader() {
            return Recording.reader();
        }
    }

    static final class AsksForATranscript {
        static Object creator() {
            return Transcription.creator("CA1");
        }
    }

    static final class Listens {
        static Gather gather() {
            return new Gather.Builder().inputs(Gather.Input.SPEECH).build();
        }
    }

    static final class NamesAnAttribute {
        static Dial dial() {
            return new Dial.Builder().option("rec" + "ord", "true").build();
        }
    }

    static final class NamesAParameter {
        static Request request() {
            return new Request(HttpMethod.POST, "https://example.org/Calls/CA1/Recordings.json");
        }
    }
}
