package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.FeedEvent;
import dev.lantern.routing.engine.state.Stage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An advocate has said yes at the desk, and their telephone does not answer. */
class ConnectionStoriesTest {

    private final Story story = new Story(Given.lineWithLifecycles());

    @BeforeEach
    void annaCallsAndMariaSaysYes() {
        story.signal("anna", Channel.VOICE, "en", Answers.NONE);
        onTheTelephone("maria");
        story.accepts("maria", "anna");
    }

    @Test
    void whoCannotBeConnectedGivesTheCallBackAtItsOldPlaceAndTheNextIsAsked() {
        story.after(Duration.ofSeconds(20)).signal("ben", Channel.VOICE, "en", Answers.NONE);
        onTheTelephone("lee");
        assertThat(story.offeredTo("ben")).isEqualTo("lee");
        story.declines("lee", "ben").input(unreached("maria"));

        assertThat(story.allTold(AssignmentEvent.ConversationTransferred.class))
                .singleElement()
                .satisfies(back -> {
                    assertThat(back.from()).isEqualTo("maria");
                    assertThat(back.to()).isNull();
                    assertThat(back.reason()).isEqualTo("ADVOCATE_NOT_REACHED");
                });
        assertThat(story.offeredTo("anna")).isEqualTo("lee");
        assertThat(story.allTold(FeedEvent.Notice.class)).singleElement().satisfies(told -> {
            assertThat(told.advocateId()).isEqualTo("maria");
            assertThat(told.code()).isEqualTo("NOT_CONNECTED");
            assertThat(told.text()).startsWith("Your telephone rang and was not answered.");
        });
    }

    @Test
    void whoeverHasTheCallMeanwhileKeepsIt() {
        onTheTelephone("lee");
        story.supervisor("dana", "en").assigns("dana", "anna", "lee");
        story.input(unreached("maria"));
        assertThat(story.assignedTo("anna")).isEqualTo("lee");
    }

    @Test
    void whatIsToldTwiceOrOfACallThatIsOverChangesNothing() {
        Input unreached = unreached("maria");
        story.input(unreached);
        assertThat(story.last().events()).isNotEmpty();
        story.input(unreached);
        assertThat(story.allTold(AssignmentEvent.ConversationTransferred.class)).hasSize(1);
        story.leaves("anna", Channel.VOICE, Reason.HUNG_UP);
        story.input(unreached("maria"));
        assertThat(story.conversation("anna").stage()).isInstanceOf(Stage.Closed.class);
    }

    private Input unreached(String advocate) {
        return new Input.Signal(new AdvocateNotReached(
                story.nextId(),
                "anna",
                Given.LINE,
                Channel.VOICE,
                advocate,
                AdvocateNotReached.Reason.NO_ANSWER,
                story.now));
    }

    private void onTheTelephone(String advocate) {
        story.enrolled(advocate, Map.of(Channel.VOICE, 1), "en").signIn(advocate);
    }
}
