package dev.lantern.routing.engine;

import static dev.lantern.routing.engine.Skilled.in;
import static dev.lantern.routing.engine.Skilled.supervisor;
import static dev.lantern.routing.engine.Skilled.withoutInterpreter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.SearchRelaxed;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Requirements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelaxationStoriesTest {

    private static final String STEPS = """
        relaxation:
          - {after: 2m, step: LANGUAGE_ONLY}
          - {after: 4m, step: INTERPRETER}
          - {after: 6m, step: SUPERVISORS}
          - {after: 8m, step: ALARM}
        """;

    private final Story story = new Story(Given.line(STEPS));

    @Test
    void theSearchIsWidenedStepByStepEachWithItsReason() {
        full(in("expert", Map.of("es", 5), "MINORS"), "x");
        story.skilled(in("speaker", Map.of("es", 5))).goesAway("speaker");
        story.skilled(in("other", Map.of("en", 5))).goesAway("other");
        story.skilled(supervisor("dana")).goesAway("dana");
        story.textIn("es", "anna");
        story.assigns("dana", "anna", "expert");
        story.told.clear();
        story.requires("expert", "anna", new Requirements("es", 3, List.of("MINORS"), null));
        story.after(Duration.ofMinutes(9));

        assertThat(story.allTold(SearchRelaxed.class))
                .extracting(SearchRelaxed::step)
                .containsExactly(
                        RelaxationStep.LANGUAGE_ONLY,
                        RelaxationStep.INTERPRETER,
                        RelaxationStep.SUPERVISORS,
                        RelaxationStep.ALARM);
        assertThat(story.allTold(SearchRelaxed.class))
                .extracting(SearchRelaxed::reason)
                .first()
                .isEqualTo("Nobody was free in time who has all that is required.");
        assertThat(story.allTold(FeedEvent.Notice.class))
                .extracting(FeedEvent.Notice::advocateId, FeedEvent.Notice::code)
                .contains(tuple("dana", "NOBODY_FOUND"));
    }

    @Test
    void eachStepAsksThoseWhomTheOneBeforeDidNot() {
        story.skilled(in("expert", Map.of("es", 5), "MINORS")).goesAway("expert");
        story.skilled(withoutInterpreter("lone"))
                .skilled(in("other", Map.of("en", 5)))
                .skilled(supervisor("dana"));
        story.textIn("es", "anna");
        assertThat(story.queued("anna")).isTrue();

        story.after(Duration.ofMinutes(2));
        assertThat(story.queued("anna")).isTrue();
        story.after(Duration.ofMinutes(2));
        assertThat(story.offeredTo("anna")).isEqualTo("other");
        story.declines("other", "anna");
        assertThat(story.offeredTo("anna")).as("nobody else is left").isEqualTo("other");
    }

    @Test
    void supervisorsAreAskedWhenNobodyElseCouldEverServe() {
        story.skilled(supervisor("dana")).text("anna");

        assertThat(story.offeredTo("anna")).isEqualTo("dana");
        assertThat(story.allTold(SearchRelaxed.class))
                .extracting(SearchRelaxed::reason)
                .containsExactly(
                        "Nobody is signed in who has all that is required.",
                        "Nobody is signed in who has the language.",
                        "Nobody is signed in who works with an interpreter.");
    }

    @Test
    void partnersAreAskedToAnswerACallAndATextGoesOnToTheNextStep() {
        Story far = new Story(Given.lineWithPartners("""
                relaxation:
                  - {after: 4m, step: OVERFLOW}
                  - {after: 8m, step: ALARM}
                """));
        far.skilled(in("maria", Map.of("en", 5))).goesAway("maria");
        far.signal("anna", Channel.VOICE, null, Answers.NONE).text("ben");

        far.after(Duration.ofMinutes(4));
        assertThat(far.allTold(SearchRelaxed.class))
                .extracting(SearchRelaxed::conversationId, SearchRelaxed::step)
                .containsExactlyInAnyOrder(
                        tuple("anna/1", RelaxationStep.OVERFLOW),
                        tuple("ben/1", RelaxationStep.OVERFLOW),
                        tuple("ben/1", RelaxationStep.ALARM));
        far.after(Duration.ofMinutes(4));
        assertThat(far.allTold(SearchRelaxed.class))
                .extracting(SearchRelaxed::conversationId, SearchRelaxed::step)
                .endsWith(tuple("anna/1", RelaxationStep.ALARM));

        far.comesBack("maria");
        assertThat(far.offeredTo("anna")).as("the place is kept").isEqualTo("maria");
        far.leaves("anna", Channel.VOICE, Reason.ANSWERED_BY_BACKUP);
        assertThat(far.offeredTo("ben")).isEqualTo("maria");
        assertThat(far.allTold(AssignmentEvent.ConversationAbandoned.class)).isEmpty();
        assertThat(far.allTold(AssignmentEvent.ConversationCompleted.class))
                .singleElement()
                .satisfies(end -> {
                    assertThat(end.advocateId()).isNull();
                    assertThat(end.reason()).isEqualTo("ANSWERED_BY_BACKUP");
                });
    }

    @Test
    void whileSomebodyIsThereSupervisorsAreLeftToTheirWork() {
        story.skilled(supervisor("dana")).skilled(in("maria", Map.of("en", 5))).goesAway("maria");
        story.text("anna");
        assertThat(story.queued("anna")).isTrue();

        story.after(Duration.ofMinutes(6));
        assertThat(story.offeredTo("anna")).isEqualTo("dana");
    }

    @Test
    void allWhoWaitAreSoughtForMoreWidelyOnceTheLastWhoCouldServeThemGoesHome() {
        story.skilled(in("maria", Map.of("tl", 5))).goesAway("maria");
        story.textIn("tl", "anna").textIn("tl", "ben");
        story.skilled(in("sam", Map.of("en", 5)));
        assertThat(story.queued("anna")).isTrue();

        story.signOut("maria");
        assertThat(story.offeredTo("anna")).isEqualTo("sam");
        assertThat(story.offeredTo("ben")).isEqualTo("sam");
    }

    @Test
    void nobodyAtAllIsAnAlarmAtOnceAndWhoComesOnDutyIsStillAsked() {
        story.text("anna");
        assertThat(story.allTold(SearchRelaxed.class))
                .extracting(SearchRelaxed::step)
                .last()
                .isEqualTo(RelaxationStep.ALARM);

        story.enrolled("maria", Map.of(Channel.SMS, 1), "en").signIn("maria");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    private void full(AdvocateProfile profile, String person) {
        story.skilled(profile).textIn("es", person).accepts(profile.advocateId(), person);
    }
}
