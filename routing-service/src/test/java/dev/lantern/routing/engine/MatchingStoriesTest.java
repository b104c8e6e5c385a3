package dev.lantern.routing.engine;

import static dev.lantern.routing.engine.Skilled.from;
import static dev.lantern.routing.engine.Skilled.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.Requirements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatchingStoriesTest {

    private static final String POLICY = """
        relaxation: [{after: 2m, step: LANGUAGE_ONLY}, {after: 4m, step: INTERPRETER}, {after: 6m, step: SUPERVISORS}]
        aging: {IMMINENT_DANGER: 30m, URGENT: 10m, STANDARD: 2m}
        careAfterSevere: 2
        stickyFor: 2h
        quietWindow: 1h
        """;

    private final Story story = new Story(Given.line(POLICY));

    @Test
    void whoSpeaksTheLanguageBetterIsAskedFirst() {
        story.skilled(in("sam", Map.of("es", 2))).skilled(in("maria", Map.of("es", 5)));
        story.textIn("es", "anna");

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void whoHasTheExpertiseIsWaitedForAndWhoWastesLeastOfTheirSkillsIsAskedFirst() {
        story.skilled(in("sam", Map.of("en", 5)));
        story.skilled(in("lee", Map.of("en", 5), "MINORS", "LEGAL", "LABOUR"))
                .skilled(in("maria", Map.of("en", 5), "MINORS"));
        needing("anna", "sam", null, "MINORS");

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void whoNeedsNothingSpecialLeavesTheExpertsToOthers() {
        story.skilled(in("lee", Map.of("en", 5), "MINORS", "LEGAL")).skilled(in("sam", Map.of("en", 5)));

        assertThat(story.text("anna").offeredTo("anna")).isEqualTo("sam");
        assertThat(story.text("ben").offeredTo("ben")).isEqualTo("sam");
        assertThat(story.text("cora").offeredTo("cora")).isEqualTo("lee");
    }

    @Test
    void whoKnowsThePlaceComesBeforeWhoIsIdleLonger() {
        story.skilled(in("sam", Map.of("en", 5))).skilled(from("lee", "CA")).skilled(from("maria", "NV"));
        needing("anna", "sam", "NV");

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void aLanguageMayHaveToBeSpokenWell() {
        story.skilled(in("sam", Map.of("en", 5, "es", 3))).skilled(in("maria", Map.of("es", 4)));
        story.goesAway("maria").text("anna").accepts("sam", "anna");
        story.requires("sam", "anna", new Requirements("es", 4, List.of(), null));

        assertThat(story.queued("anna")).isTrue();
        assertThat(story.comesBack("maria").offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void whoHadTooManySevereOnesInARowIsAskedLastForTheNextSevereOneOnly() {
        story.skilled(in("maria", Map.of("en", 5))).skilled(in("sam", Map.of("en", 5)));
        story.goesAway("sam");
        for (String person : new String[] {"anna", "ben"}) {
            story.signal(person, Channel.SMS, null, Given.IN_DANGER).accepts("maria", person);
        }
        story.completes("maria", "anna").completes("maria", "ben").comesBack("sam");
        story.signal("cora", Channel.SMS, null, Given.IN_DANGER);

        assertThat(story.offeredTo("cora")).isEqualTo("sam");
        assertThat(story.text("dora").offeredTo("dora")).isEqualTo("maria");
        story.accepts("maria", "dora");
        assertThat(story.onRoster("maria").severeInRow()).isZero();
    }

    @Test
    void whoIsTheOnlyOneLeftIsAskedHoweverManySevereOnesTheyHad() {
        story.skilled(in("maria", Map.of("en", 5)));
        for (int i = 0; i < 4; i++) {
            String person = "p" + i;
            story.signal(person, Channel.SMS, null, Given.IN_DANGER).accepts("maria", person);
            assertThat(story.assignedTo(person)).isEqualTo("maria");
            story.completes("maria", person);
        }
    }

    @Test
    void whoComesBackSoonIsOfferedToWhomTheyHadEvenInANewConversation() {
        story.skilled(in("maria", Map.of("en", 5))).skilled(in("sam", Map.of("en", 5)));
        story.text("anna").accepts("maria", "anna").completes("maria", "anna");
        story.after(Duration.ofMinutes(90)).text("anna");

        assertThat(story.idOf("anna")).isEqualTo("anna/2");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void nobodyIsBoundToSomebodyForLongerThanTheLineSays() {
        story.skilled(in("maria", Map.of("en", 5))).skilled(in("sam", Map.of("en", 5)));
        story.text("anna").accepts("maria", "anna").completes("maria", "anna");
        story.after(Duration.ofHours(3)).text("anna");

        assertThat(story.offeredTo("anna")).isEqualTo("sam");
    }

    @Test
    void whoWaitsLongEnoughComesBeforeTheMoreUrgentSoThatNobodyStarves() {
        story.skilled(in("maria", Map.of("en", 5))).goesAway("maria");
        story.text("anna").after(Duration.ofMinutes(9));
        story.signal("ben", Channel.SMS, null, Given.UNDER_18).after(Duration.ofMinutes(1));
        story.signal("cora", Channel.SMS, null, Given.UNDER_18);
        story.enrolled("sam", Map.of(Channel.SMS, 1), "en").signIn("sam");

        assertThat(story.offeredTo("anna")).isEqualTo("sam");
        story.accepts("sam", "anna").completes("sam", "anna");
        assertThat(story.offeredTo("ben")).isEqualTo("sam");
    }

    @Test
    void aCallLeavesNoRoomForTextsAndTextsLeaveNoneForACall() {
        story.skilled(in("maria", Map.of("en", 5)));
        story.signal("anna", Channel.VOICE, null, Answers.NONE).text("ben");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
        assertThat(story.queued("ben")).isTrue();

        story.accepts("maria", "anna").completes("maria", "anna");
        assertThat(story.offeredTo("ben")).isEqualTo("maria");
        story.signal("cora", Channel.VOICE, null, Answers.NONE);
        assertThat(story.queued("cora")).isTrue();
    }

    @Test
    void aPolicyMayLetACallAndATextBeTogether() {
        Story lenient = new Story(Given.line("capacityWeights: {VOICE: 60, SMS: 40}\n"));
        lenient.skilled(in("maria", Map.of("en", 5)));
        lenient.signal("anna", Channel.VOICE, null, Answers.NONE).text("ben").text("cora");

        assertThat(lenient.offeredTo("anna")).isEqualTo("maria");
        assertThat(lenient.offeredTo("ben")).isEqualTo("maria");
        assertThat(lenient.queued("cora")).isTrue();
    }

    @Test
    void aPolicyThatWasReadAgainCountsFromTheNextDecisionAndIsNamedByIt() {
        story.skilled(in("maria", Map.of("en", 5))).text("anna");
        String before = story.lastTold(AssignmentEvent.ConversationOffered.class)
                .getFirst()
                .policy();
        story.line = Given.line("careAfterSevere: 7\n");
        story.text("ben");

        assertThat(before).isEqualTo(Given.line(POLICY).routing().version());
        assertThat(story.lastTold(AssignmentEvent.ConversationOffered.class)
                        .getFirst()
                        .policy())
                .isEqualTo(story.line.routing().version())
                .isNotEqualTo(before);
    }

    /** Transferred with what is needed, by somebody who goes away then. */
    private void needing(String person, String first, @Nullable String place, String... expertise) {
        story.text(person);
        story.command(new DeskCommand.AssignConversation(
                story.nextId(), Given.LINE, "dana", story.now, story.idOf(person), first));
        story.requires(first, person, new Requirements(null, null, List.of(expertise), place));
    }
}
