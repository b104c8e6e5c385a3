package dev.lantern.voice.connect;

import static dev.lantern.voice.connect.RoomScene.CONVERSATION;
import static dev.lantern.voice.connect.RoomScene.KEYS;
import static dev.lantern.voice.connect.RoomScene.NOW;

import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationAssigned.Meeting;
import dev.lantern.events.Participant;
import dev.lantern.events.Reader;
import dev.lantern.events.sealing.SealedField;
import org.jspecify.annotations.Nullable;

/** What routing decides of the call of a {@link RoomScene}. */
final class Decided {

    private Decided() {}

    static ConversationAssigned assigned(String advocate) {
        return assigned(advocate, (AdvocateTelephone) null);
    }

    static ConversationAssigned assigned(String advocate, @Nullable AdvocateTelephone telephone) {
        return new ConversationAssigned(CONVERSATION, "national", advocate, 1000, null, telephone, NOW);
    }

    static ConversationAssigned meeting(String advocate, Meeting meeting) {
        return new ConversationAssigned(CONVERSATION, "national", advocate, 1, null, null, meeting, NOW, null, null);
    }

    /** @param sealedFor whose telephone it is said to be */
    static AdvocateTelephone telephone(String sealedFor, AdvocateTelephone.Kind kind, String address) {
        return new AdvocateTelephone(
                kind, "•••", KEYS.sealer().seal(Reader.VOICE, sealedFor, SealedField.ADVOCATE_TELEPHONE, address));
    }

    static AssignmentEvent.ThirdPartyCalled called(Participant party, String sealedFor, String number) {
        return new AssignmentEvent.ThirdPartyCalled(
                CONVERSATION,
                "national",
                party,
                KEYS.sealer().seal(Reader.VOICE, sealedFor, SealedField.PARTICIPANT_TELEPHONE, number),
                "maria",
                NOW);
    }
}
