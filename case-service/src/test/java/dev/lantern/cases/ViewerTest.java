package dev.lantern.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.AssignmentEvent.ParticipantJoined;
import dev.lantern.events.AssignmentEvent.ParticipantLeft;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantRole;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ViewerTest {

    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
    private static final ConversationAssigned TO_MARIA =
            new ConversationAssigned("sms-1/1", "national", "maria", 1, null, NINE);
    private static final Conversation MARIAS = Conversation.namedBy(TO_MARIA).after(TO_MARIA, 1);

    @Test
    void the_assigned_advocate_reads_and_another_does_not() {
        assertThat(new Viewer("maria", true, false).mayRead(MARIAS)).isTrue();
        assertThat(new Viewer("sam", true, false).mayRead(MARIAS)).isFalse();
    }

    @Test
    void whoever_lost_the_role_or_the_conversation_no_longer_reads() {
        Conversation offeredToSam = MARIAS.after(
                new ConversationTransferred("sms-1/1", "national", "maria", "sam", "maria", null, NINE), 2);
        Conversation sams = offeredToSam.after(
                new ConversationAssigned("sms-1/1", "national", "sam", 1, null, NINE.plusSeconds(5)), 3);

        assertThat(new Viewer("maria", false, false).mayRead(MARIAS)).isFalse();
        assertThat(new Viewer("maria", true, false).mayRead(offeredToSam)).isFalse();
        assertThat(new Viewer("sam", true, false).mayRead(offeredToSam)).isFalse();
        assertThat(new Viewer("sam", true, false).mayRead(sams)).isTrue();
    }

    @Test
    void whoever_is_in_a_conversation_reads_it_until_they_leave_in_whatever_order_it_is_told() {
        Participant sam = new Participant("sam", ParticipantRole.CONSULTANT, null);
        ParticipantJoined joined = new ParticipantJoined("sms-1/1", "national", sam, NINE.plusSeconds(1));
        ParticipantLeft left = new ParticipantLeft("sms-1/1", "national", sam, "LEFT", NINE.plusSeconds(2));
        Viewer viewer = new Viewer("sam", true, false);

        assertThat(viewer.mayRead(MARIAS.after(joined, 2))).isTrue();
        assertThat(viewer.mayRead(MARIAS.after(joined, 2).after(left, 3))).isFalse();
        assertThat(viewer.mayRead(MARIAS.after(left, 3).after(joined, 2))).isFalse();
        assertThat(new Viewer("sam", false, false).mayRead(MARIAS.after(joined, 2)))
                .isFalse();
    }

    @Test
    void a_supervisor_reads_every_conversation() {
        assertThat(new Viewer("dana", false, true).mayRead(MARIAS)).isTrue();
    }
}
