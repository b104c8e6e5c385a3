package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.Requirements;
import dev.lantern.events.Urgency;
import dev.lantern.routing.engine.triage.Finding;
import dev.lantern.routing.engine.triage.Findings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrectionStoriesTest {

    private static final Findings THREAT = found("danger.threat-to-life", Urgency.IMMINENT_DANGER);

    private final Story story = new Story();

    @Test
    void whoHasThePersonCorrectsTheUrgencyAndTheWorldIsTold() {
        story.advocate("maria", "en");
        texts("anna", THREAT);
        story.accepts("maria", "anna");

        corrects("maria", "anna", Urgency.STANDARD);

        assertThat(story.lastTold(AssignmentEvent.UrgencyCorrected.class))
                .singleElement()
                .satisfies(corrected -> {
                    assertThat(corrected.from()).isEqualTo(Urgency.IMMINENT_DANGER);
                    assertThat(corrected.urgency()).isEqualTo(Urgency.STANDARD);
                    assertThat(corrected.by()).isEqualTo("maria");
                });
        assertThat(story.conversation("anna").urgency()).isEqualTo(Urgency.STANDARD);
    }

    @Test
    void nobodyCorrectsAPersonWhomAnotherHas() {
        story.advocate("maria", "en").enrolled("paul", Map.of(Channel.SMS, 1), "en");
        texts("anna", THREAT);
        story.accepts("maria", "anna");

        corrects("paul", "anna", Urgency.INFORMATION);

        assertThat(story.refusal()).isEqualTo(Refusal.Code.NOT_ASSIGNED);
        assertThat(story.conversation("anna").urgency()).isEqualTo(Urgency.IMMINENT_DANGER);
    }

    @Test
    void aCorrectionIsRaisedByNewFactsOnly() {
        story.advocate("maria", "en");
        texts("anna", THREAT);
        story.accepts("maria", "anna");
        corrects("maria", "anna", Urgency.INFORMATION);

        texts("anna", new Findings(Findings.Reading.READ, List.of(), "en"));
        assertThat(story.conversation("anna").urgency()).isEqualTo(Urgency.INFORMATION);

        texts("anna", found("violence.physical", Urgency.URGENT));
        assertThat(story.conversation("anna").urgency()).isEqualTo(Urgency.URGENT);
        assertThat(story.lastTold(AssignmentEvent.ConversationEscalated.class)).hasSize(1);
    }

    @Test
    void aCorrectionUpwardsIsNeverLoweredByALaterText() {
        story.advocate("maria", "en");
        texts("anna", Findings.NONE);
        story.accepts("maria", "anna");
        corrects("maria", "anna", Urgency.IMMINENT_DANGER);

        texts("anna", found("information.study", Urgency.INFORMATION));

        assertThat(story.conversation("anna").urgency()).isEqualTo(Urgency.IMMINENT_DANGER);
    }

    @Test
    void aTextThatSaysMoreMovesThePersonToTheFront() {
        texts("anna", Findings.NONE);
        texts("ben", Findings.NONE);
        texts("ben", THREAT);

        story.advocate("maria", "en");

        assertThat(story.offeredTo("ben")).isEqualTo("maria");
    }

    @Test
    void aClosedConversationIsNotCorrected() {
        story.advocate("maria", "en");
        texts("anna", Findings.NONE);
        story.accepts("maria", "anna").completes("maria", "anna");

        corrects("maria", "anna", Urgency.URGENT);

        assertThat(story.refusal()).isEqualTo(Refusal.Code.CONVERSATION_CLOSED);
    }

    @Test
    void whatThePersonWroteSaysWhoShouldHelp() {
        texts(
                "anna",
                new Findings(
                        Findings.Reading.READ,
                        List.of(new Finding("exploitation.labour", Urgency.URGENT, "It says so.", List.of("LABOUR"))),
                        "es"));

        assertThat(story.conversation("anna").requirements())
                .isEqualTo(new Requirements("es", null, List.of("LABOUR"), null));
    }

    @Test
    void aSupervisorCorrectsWhoShouldHelp() {
        story.supervisor("dora", "en");
        texts("anna", Findings.NONE);
        Requirements better = new Requirements("fr", 3, List.of("LEGAL"), null);

        story.command(new DeskCommand.CorrectRequirements(
                story.nextId(), Given.LINE, "dora", story.now, story.idOf("anna"), better, "SPEAKS_FRENCH"));

        assertThat(story.lastTold(AssignmentEvent.RequirementsChanged.class))
                .singleElement()
                .satisfies(changed -> {
                    assertThat(changed.requirements()).isEqualTo(better);
                    assertThat(changed.by()).isEqualTo("dora");
                });
        assertThat(story.conversation("anna").requirements()).isEqualTo(better);
    }

    private void texts(String person, Findings findings) {
        story.input(new Input.Signal(
                Given.signal(story.nextId(), person, Channel.SMS, (@Nullable String) null, Answers.NONE, story.now),
                findings));
    }

    private void corrects(String actor, String person, Urgency urgency) {
        story.command(new DeskCommand.CorrectUrgency(
                story.nextId(), Given.LINE, actor, story.now, story.idOf(person), urgency, "CALLED_BACK"));
    }

    private static Findings found(String rule, Urgency urgency) {
        return new Findings(Findings.Reading.READ, List.of(new Finding(rule, urgency, "It says so.", List.of())), "en");
    }
}
