package dev.lantern.routing.desk;

import dev.lantern.events.Channel;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Requirements;
import dev.lantern.events.Urgency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as its advocate may see it.
 *
 * @param from the person as the channel masked them; never the address
 * @param role what the advocate does in it while another has it; absent: it is the advocate's
 */
public record ShownConversation(
        String conversationId,
        Channel channel,
        @Nullable String language,
        Urgency urgency,
        List<String> reasons,
        String from,
        ShownAnswers answers,
        Instant queuedAt,
        List<ShownMessage> messages,
        @Nullable Requirements requirements,
        @Nullable ParticipantRole role,
        List<Participant> participants,
        @Nullable ShownSafeWay callback) {

    /**
     * What the person agreed to last on being called back: given to whoever has the conversation.
     *
     * @param to absent: the number they called from
     */
    public record ShownSafeWay(@Nullable String to, Instant notBefore, Instant notAfter, boolean voicemail) {

        @Override
        public String toString() {
            return "ShownSafeWay[opened]";
        }
    }

    /** What the person answered before an advocate came; absent means not asked or not answered. */
    public record ShownAnswers(
            @Nullable Boolean safeToTalk,
            @Nullable Boolean inDangerNow,
            @Nullable Boolean under18,
            @Nullable ShownContact contactBack) {

        @Override
        public String toString() {
            return "ShownAnswers[opened]";
        }
    }

    /** Where and when the person said it is safe to come back to them: given to whoever has the conversation. */
    public record ShownContact(
            boolean safe,
            @Nullable String means,
            @Nullable String address,
            @Nullable String when,
            @Nullable Boolean voicemail) {

        @Override
        public String toString() {
            return "ShownContact[opened]";
        }
    }
}
