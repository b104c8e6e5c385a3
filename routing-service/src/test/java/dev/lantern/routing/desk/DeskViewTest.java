package dev.lantern.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.Answers;
import dev.lantern.events.Body;
import dev.lantern.events.Channel;
import dev.lantern.events.EventCodec;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.Urgency;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.testbed.servers.LanternTestResource;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeskViewTest {

    private static final Instant AT = FeedWriter.AT;
    private static final String THREAD = "sms-1f";

    private final Keyring keys = Keyring.load(LanternTestResource.keysFolder());
    private final DeskView view = new DeskView(keys.opener());

    @Test
    void opensWhatThePersonWrote() throws Exception {
        FeedEvent event = new FeedEvent.MessageArrived("maria", "national", THREAD + "/1", message("I am outside"), AT);
        assertThat(json(event)).contains("\"text\":\"I am outside\"").doesNotContain("ciphertext");
    }

    @Test
    void showsWhereItIsSafeToComeBackButNeverTheAddress() throws Exception {
        FeedEvent event = new FeedEvent.ConversationOpened("maria", "national", conversation(), AT);
        assertThat(json(event))
                .contains("\"from\":\"••• 0142\"", "\"when\":\"after six\"", "\"address\":\"+15550100999\"")
                .doesNotContain("+15550100142", "ciphertext", "hash-of-sender");
    }

    @Test
    void showsASnapshotWithItsConversationsOpened() throws Exception {
        FeedEvent event = new FeedEvent.DeskSnapshot(
                "maria", "national", AdvocateState.BUSY, null, List.of(), List.of(conversation()), AT);
        assertThat(json(event))
                .contains("\"state\":\"BUSY\"", "\"text\":\"help me\"")
                .doesNotContain("ciphertext");
    }

    @Test
    void opensWhatAnotherAnsweredForThoseWhoReadAlong() throws Exception {
        FeedEvent.AnswerSent answer = new FeedEvent.AnswerSent(
                "sam",
                "national",
                THREAD + "/1",
                "r-1",
                "maria",
                seal(THREAD, SealedField.REPLY_COPY, "I am here"),
                AT);

        assertThat(json(answer)).contains("I am here").contains("\"author\":\"maria\"");
        assertThat(view.show(answer).data().toString()).doesNotContain("I am here");
    }

    @Test
    void saysWhyWordsCannotBeShown() throws Exception {
        FeedEvent.Message elsewhere = new FeedEvent.Message(
                "s-1", Body.of(seal("another thread", SealedField.BODY_TEXT, "secret")), List.of(), AT);
        FeedEvent event = new FeedEvent.MessageArrived("maria", "national", THREAD + "/1", elsewhere, AT);
        assertThat(json(event)).contains("\"unopenable\":\"NOT_AUTHENTIC\"").doesNotContain("\"text\"");
    }

    @Test
    void neverPrintsWhatItOpened() {
        FeedEvent event = new FeedEvent.ConversationOpened("maria", "national", conversation(), AT);
        assertThat(view.show(event).toString() + view.show(event).data())
                .doesNotContain("help me", "after six", "+15550100999");
    }

    private FeedEvent.Conversation conversation() {
        Sender sender =
                new Sender(seal(THREAD, SealedField.SENDER_ADDRESS, "+15550100142"), "hash-of-sender", "••• 0142");
        Answers answers = new Answers(
                true,
                false,
                null,
                new Answers.ContactBack(
                        true,
                        "phone",
                        seal(THREAD, SealedField.CONTACT_ADDRESS, "+15550100999"),
                        seal(THREAD, SealedField.CONTACT_WHEN, "after six"),
                        false));
        return new FeedEvent.Conversation(
                THREAD + "/1",
                Channel.SMS,
                "en",
                Urgency.URGENT,
                List.of("alone"),
                sender,
                answers,
                AT,
                List.of(message("help me")),
                null,
                null,
                List.of());
    }

    private FeedEvent.Message message(String text) {
        return new FeedEvent.Message("s-1", Body.of(seal(THREAD, SealedField.BODY_TEXT, text)), List.of(), AT);
    }

    private Sealed seal(String thread, String field, String text) {
        return keys.sealer().seal(Reader.DESK, thread, field, text);
    }

    private String json(FeedEvent event) throws Exception {
        return EventCodec.json().writeValueAsString(view.show(event).data());
    }
}
