package dev.lantern.routing.engine;

import static dev.lantern.events.Answers.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Channel;
import dev.lantern.events.FeedEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueStoriesTest {

    private final Story story = new Story();

    @Test
    void theMostUrgentIsOfferedFirstAndThenWhoWaitsLongest() {
        story.text("anna").after(Duration.ofSeconds(1)).text("ben").after(Duration.ofSeconds(1));
        story.signal("cora", Channel.SMS, null, Given.IN_DANGER);
        story.enrolled("maria", Map.of(Channel.SMS, 1), "en").signIn("maria");

        assertThat(story.offeredTo("cora")).isEqualTo("maria");
        story.accepts("maria", "cora").completes("maria", "cora");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
        story.accepts("maria", "anna").completes("maria", "anna");
        assertThat(story.offeredTo("ben")).isEqualTo("maria");
    }

    @Test
    void aFreedSlotGoesToTheFourthWhoWaitsLongestAndNotToTheFifth() {
        story.enrolled("maria", Map.of(Channel.SMS, 3), "en").signIn("maria");
        for (String person : new String[] {"one", "two", "three"}) {
            story.text(person).accepts("maria", person);
        }
        story.text("fourth").text("fifth").completes("maria", "two");

        assertThat(story.offeredTo("fourth")).isEqualTo("maria");
        assertThat(story.queued("fifth")).isTrue();
    }

    @Test
    void threeSignalsAtOnceNeverFillMoreThanTheCapacity() {
        story.enrolled("maria", Map.of(Channel.SMS, 3), "en").signIn("maria");
        for (String person : new String[] {"one", "two", "three", "four"}) {
            story.text(person);
        }

        assertThat(story.state.roster().offered("maria")).containsExactly("one/1", "three/1", "two/1");
        assertThat(story.queued("four")).isTrue();
    }

    @Test
    void somebodyPutFirstStillCountsAsWaitingAndOffersGoOn() {
        story.text("anna").text("ben");
        story.signal("ben", Channel.SMS, null, Given.IN_DANGER);
        story.advocate("maria", "en");

        assertThat(story.offeredTo("ben")).isEqualTo("maria");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void whoHasNothingInHandIsAskedBeforeWhoHasSomethingAndThenWhoIsIdleLongest() {
        story.advocate("maria", "en").advocate("sam", "en").advocate("lee", "en");
        story.text("anna").accepts("maria", "anna");
        story.text("ben").accepts("sam", "ben");
        story.completes("maria", "anna");

        story.text("cora");
        assertThat(story.offeredTo("cora")).isEqualTo("lee");
        story.text("dora");
        assertThat(story.offeredTo("dora")).isEqualTo("maria");
    }

    @Test
    void aRegionIsNoOtherLanguage() {
        story.advocate("maria", "es-MX").advocate("sam", "en-US").textIn("es-419", "anna");

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void aPersonOfWhomNoLanguageIsKnownSpeaksTheLinesFirst() {
        story.advocate("maria", "es").advocate("sam", "en").text("anna");

        assertThat(story.offeredTo("anna")).isEqualTo("sam");
    }

    @Test
    void aLaterSignalThatTellsTheLanguageFindsSomebodyWhoHasIt() {
        story.advocate("sam", "en").goesAway("sam").text("anna");
        story.textIn("es", "anna").advocate("maria", "es");

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void whoeverHasTheLanguageIsWaitedForUntilTheLinesTimeIsOver() {
        story.enrolled("maria", Map.of(Channel.SMS, 1), "es").signIn("maria").textIn("es", "anna");
        story.accepts("maria", "anna").advocate("sam", "en").textIn("es", "ben");
        assertThat(story.queued("ben")).isTrue();

        story.after(Given.ANY_LANGUAGE_AFTER.minusMillis(1));
        assertThat(story.queued("ben")).isTrue();
        story.after(Duration.ofMillis(1));

        assertThat(story.offeredTo("ben")).isEqualTo("sam");
    }

    @Test
    void whenNobodyWhoIsSignedInHasTheLanguageAnybodyIsAskedAtOnce() {
        story.enrolled("maria", Map.of(Channel.SMS, 1), "tl")
                .advocate("sam", "en")
                .textIn("tl", "anna");

        assertThat(story.offeredTo("anna")).isEqualTo("sam");
    }

    @Test
    void whenTheLastWhoHasTheLanguageSignsOutAnybodyIsAskedAtOnce() {
        story.advocate("maria", "tl").goesAway("maria").advocate("sam", "en").textIn("tl", "anna");
        assertThat(story.queued("anna")).isTrue();

        story.signOut("maria");

        assertThat(story.offeredTo("anna")).isEqualTo("sam");
    }

    @Test
    void onceAnybodyWillDoWhoeverHasTheLanguageIsStillAskedFirst() {
        story.textIn("es", "anna").after(Given.ANY_LANGUAGE_AFTER);
        story.enrolled("sam", Map.of(Channel.CHAT, 1), "en").signIn("sam");
        story.enrolled("maria", Map.of(Channel.SMS, 1), "es").signIn("maria");

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void aChannelThatAnAdvocateDoesNotTakeIsNotOffered() {
        story.enrolled("maria", Map.of(Channel.WEBFORM, 1, Channel.SMS, 0), "en")
                .signIn("maria")
                .text("anna");

        assertThat(story.queued("anna")).isTrue();
        assertThat(story.lastTold(FeedEvent.class)).isEmpty();
    }

    @Test
    void capacityIsCountedByChannel() {
        story.enrolled("maria", Map.of(Channel.WEBFORM, 1, Channel.SMS, 1), "en")
                .signIn("maria");
        story.text("anna").webform("ben", NONE).webform("cora", NONE);

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
        assertThat(story.offeredTo("ben")).isEqualTo("maria");
        assertThat(story.queued("cora")).isTrue();
    }
}
