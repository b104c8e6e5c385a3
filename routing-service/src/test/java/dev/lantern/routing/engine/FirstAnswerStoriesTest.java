package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.Reader;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.SignalReceived;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The one text that the line itself sends. */
class FirstAnswerStoriesTest {

    private final Story story = new Story(line(""));

    @Test
    void whoTextsIsToldOnceThatAPersonWillAnswer() {
        story.text("anna").text("anna");

        assertThat(said()).containsExactly("A person will answer in about 15 min.");
        ReplyRequested reply = story.allTold(ReplyRequested.class).getFirst();
        assertThat(reply.author()).isEqualTo("system");
        assertThat(reply.from()).isEqualTo("+15550100733");
        assertThat(reply.to()).isEqualTo(Given.sealed("address of anna"));
        assertThat(reply.text().reader()).isEqualTo(Reader.LINE);
    }

    @Test
    void theWaitIsAMinuteWhenSomebodyIsAsked() {
        story.advocate("maria", "en").text("anna");

        assertThat(said()).containsExactly("A person will answer in about 1 min.");
    }

    @Test
    void theWaitIsWhatOthersWaited() {
        for (int i = 0; i < 5; i++) {
            story.text("person-" + i);
        }
        story.after(Duration.ofSeconds(181))
                .enrolled("maria", Map.of(Channel.SMS, 5), "en")
                .signIn("maria");
        for (int i = 0; i < 5; i++) {
            story.accepts("maria", "person-" + i);
        }
        story.text("anna");

        assertThat(said().getLast()).isEqualTo("A person will answer in about 4 min.");
    }

    @Test
    void itIsInThePersonsLanguageOrInTheLines() {
        story.textIn("es-MX", "anna").textIn("tl", "ben");

        assertThat(said())
                .containsExactly("Una persona responde en unos 15 min.", "A person will answer in about 15 min.");
    }

    @Test
    void aConversationThatGoesOnHasNoSecondOne() {
        story.advocate("maria", "en")
                .text("anna")
                .accepts("maria", "anna")
                .completes("maria", "anna")
                .text("anna");
        assertThat(said()).hasSize(1);

        story.accepts("maria", "anna")
                .completes("maria", "anna")
                .after(Given.QUIET_WINDOW)
                .text("anna");
        assertThat(said()).hasSize(2);
    }

    @Test
    void whileTheLineIsClosedItSaysSo() {
        Story closed = new Story(line("""
            routing:
              hours:
                zone: UTC
                weekly: {MON: ["12:00-13:00"]}
                outside: WAIT
            """));
        closed.text("anna");

        assertThat(said(closed)).containsExactly("Nobody is here at this hour.");
    }

    @Test
    void nothingIsSentWhereATextMayBeADanger() {
        Answers watched = new Answers(false, null, null, null);
        Answers unsafe = new Answers(null, null, null, new Answers.ContactBack(false, null, null, null, null));
        story.signal("anna", Channel.SMS, null, watched).signal("ben", Channel.SMS, null, unsafe);

        assertThat(said()).isEmpty();
    }

    @Test
    void whoSentStopGetsNoneUntilTheySendStart() {
        story.input(keyword("anna", "STOP"));
        story.after(Given.QUIET_WINDOW).leaves("anna", Channel.SMS, Reason.LEFT);
        story.after(Given.QUIET_WINDOW).text("anna");
        assertThat(said()).isEmpty();

        story.leaves("anna", Channel.SMS, Reason.LEFT);
        story.after(Given.QUIET_WINDOW).input(keyword("anna", "START"));
        assertThat(said()).hasSize(1);
    }

    @Test
    void otherChannelsHaveNone() {
        story.signal("anna", Channel.CHAT, null, Answers.NONE).webform("ben", Answers.NONE);

        assertThat(said()).isEmpty();
    }

    @Test
    void whatBecameOfItIsToldToWhoHasTheConversationAndToNobodyElse() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna");
        String reply = story.allTold(ReplyRequested.class).getFirst().replyId();
        story.delivery(
                new DeliveryEvent.ReplyFailed(reply, "anna/1", Given.LINE, "30005", "Not in service.", story.now));

        assertThat(story.lastTold(FeedEvent.DeliveryChanged.class))
                .extracting(FeedEvent.DeliveryChanged::advocateId)
                .containsExactly("maria");
    }

    private Input keyword(String person, String keyword) {
        SignalReceived plain = Given.signal(story.nextId(), person, Channel.SMS, null, Answers.NONE, story.now);
        return new Input.Signal(Given.noted(plain, Map.of("keyword", keyword)));
    }

    private List<String> said() {
        return said(story);
    }

    private static List<String> said(Story story) {
        return story.allTold(ReplyRequested.class).stream()
                .map(reply -> reply.text().ciphertext())
                .toList();
    }

    private static Line line(String more) {
        return LineFile.parse("national.yaml", """
            line: national
            name: National
            languages: [en, es]
            sms:
              numbers: ["+15550100733"]
              firstAnswer:
                en: "A person will answer in about {wait}."
                es: "Una persona responde en unos {wait}."
              afterHours: {en: "Nobody is here at this hour."}
            """ + (more.isEmpty() ? "routing:\n" + Given.ROUTING.indent(2) : more));
    }
}
