package dev.lantern.routing.engine;

import static dev.lantern.events.FeedEvent.Refusal.Code.ALREADY_SIGNED_IN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.Refusal.Code;
import dev.lantern.events.ReplyRequested;
import dev.lantern.routing.engine.state.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatStoriesTest {

    private final Story story = new Story();

    @Test
    void theSameMessageDelivered600TimesIsOneSignal() {
        story.advocate("maria", "en").goesAway("maria").told.clear();
        Input text = text("SM1");
        for (int i = 0; i < 600; i++) {
            story.input(text).after(Duration.ofMillis(3));
        }

        assertThat(story.allTold(AssignmentEvent.class)).hasSize(1);
        assertThat(story.conversation("anna").said()).isEqualTo(1);
    }

    @Test
    void aRepeatedCommandIsAnsweredWithTheFirstAnswerAndDoneOnce() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna");
        DeskCommand answer =
                new DeskCommand.SendAnswer("answer-1", Given.LINE, "maria", story.now, "anna/1", Given.sealed("hello"));
        story.command(answer);
        FeedEvent.CommandAnswered first =
                story.lastTold(FeedEvent.CommandAnswered.class).getFirst();
        story.after(Duration.ofSeconds(5)).completes("maria", "anna").command(answer);

        assertThat(story.allTold(ReplyRequested.class)).hasSize(1);
        assertThat(story.lastTold(FeedEvent.class)).containsExactly(first);
    }

    @Test
    void aRepeatedRefusalIsTheSameRefusalThoughTheReasonIsGone() {
        story.advocate("maria", "en");
        DeskCommand signIn = new DeskCommand.SignIn("sign-in-1", Given.LINE, "maria", story.now);
        assertThat(story.command(signIn).refusal()).isEqualTo(ALREADY_SIGNED_IN);

        story.signOut("maria").command(signIn);

        assertThat(story.refusal()).isEqualTo(ALREADY_SIGNED_IN);
        assertThat(story.onRoster("maria").signedIn()).isFalse();
    }

    @Test
    void aKeyThatComesWithAnotherBodyIsRefusedAndTheFirstAnswerStays() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna");
        story.command(answer("request.0a0a0a0a", "hello"));
        assertThat(story.refusal()).isNull();

        assertThat(story.command(answer("request.0b0b0b0b", "something else")).refusal())
                .isEqualTo(Code.KEY_REUSED);
        assertThat(story.command(answer("request.0a0a0a0a", "hello")).refusal()).isNull();
        assertThat(story.allTold(ReplyRequested.class)).hasSize(1);

        story.after(Seen.KEPT).after(Duration.ofMinutes(1));
        assertThat(story.state.seen().command("request.0b0b0b0b")).isNull();
    }

    private DeskCommand answer(String id, String words) {
        return new DeskCommand.SendAnswer(id, Given.LINE, "maria", story.now, "anna/1", Given.sealed(words));
    }

    @Test
    void whatADeskStreamTellsOfItselfAgainAndAgainIsNeitherAnsweredNorRemembered() {
        story.advocate("maria", "en");
        for (int i = 0; i < 100; i++) {
            story.command(new DeskCommand.DeskConnected("connected-" + i, Given.LINE, "maria", story.now, "stream-1"));
            assertThat(story.lastTold(FeedEvent.CommandAnswered.class)).isEmpty();
            assertThat(story.state.seen().command("connected-" + i)).isNull();
        }
    }

    @Test
    void theRosterIsShownInPages() {
        for (int i = 0; i < 250; i++) {
            story.enrolled("advocate-%03d".formatted(i), Map.of(Channel.SMS, 1), "en");
        }
        List<String> listed = new ArrayList<>();
        String after = null;
        do {
            String id = story.nextId();
            story.command(new DeskCommand.ListRoster(id, Given.LINE, "dana", story.now, after));
            FeedEvent.RosterListed page =
                    story.lastTold(FeedEvent.RosterListed.class).getFirst();
            assertThat(page.advocateId()).isEqualTo("dana");
            assertThat(page.commandId()).isEqualTo(id);
            page.entries().forEach(entry -> listed.add(entry.profile().advocateId()));
            after = page.next();
        } while (after != null);
        assertThat(listed).hasSize(250).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theRosterSaysWhatEverybodyIsDoing() {
        story.advocate("maria", "en")
                .text("anna")
                .accepts("maria", "anna")
                .advocate("sam", "en")
                .goesAway("sam");
        story.command(new DeskCommand.ListRoster("list", Given.LINE, "dana", story.now, null));
        assertThat(story.lastTold(FeedEvent.RosterListed.class).getFirst().entries())
                .satisfiesExactly(
                        maria -> assertThat(maria.conversations()).isEqualTo(1),
                        sam -> assertThat(sam.state()).isEqualTo(AdvocateState.AWAY));
    }

    @Test
    void anIdIsForgottenAfterAWeekAndNotBefore() {
        story.input(text("SM1")).after(Seen.KEPT);
        assertThat(story.state.seen().signal("SM1")).isTrue();
        story.after(Duration.ofMinutes(1));
        assertThat(story.state.seen().signal("SM1")).isFalse();
    }

    @Test
    void theSameDecisionAlwaysHasTheSameIdsAndNoTwoOutputsShareOne() {
        story.advocate("maria", "en").input(text("SM1"));
        Story again = new Story();
        again.advocate("maria", "en").input(text("SM1"));

        assertThat(story.last().outputs())
                .extracting(Output::id)
                .doesNotHaveDuplicates()
                .isEqualTo(again.last().outputs().stream().map(Output::id).toList());
    }

    private Input text(String id) {
        return new Input.Signal(Given.signal(id, "anna", Channel.SMS, null, Answers.NONE, Given.MORNING));
    }
}
