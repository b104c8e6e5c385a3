package dev.lantern.routing.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lantern.events.EventCodec;
import org.junit.jupiter.api.Test;

/** What was stored before a field was added is still read. */
class EntityTest {

    @Test
    void aConversationThatWasStoredBeforeThereWereBlocksAndCallbacksIsRead() throws JsonProcessingException {
        Conversation conversation = read("conversation/sms-1/1", """
            {"id": "sms-1/1",
             "person": {"channel": "SMS", "spoken": "en", "sender": {"hash": "h-1", "display": "••• 0142"},
                        "contacted": "+15550100733", "answers": {}},
             "rank": {"urgency": "STANDARD", "reasons": ["A text message that nobody has read yet."]},
             "turn": {"queuedAt": "2026-03-02T08:00:00Z", "since": "2026-03-02T08:00:00Z", "arrival": 1,
                      "widensAt": "2026-03-02T08:02:00Z", "anyLanguage": false, "answered": false},
             "stage": {"stage": "queued"}, "said": 1, "offers": 0, "passedBy": []}
            """, Conversation.class);

        assertThat(conversation.barred()).isEqualTo(Bars.NONE);
        assertThat(conversation.callback()).isNull();
        assertThat(conversation.alarmAt()).isNull();
    }

    @Test
    void anAdvocateWhoWasStoredBeforeThereWereSkillsIsRead() throws JsonProcessingException {
        Advocate advocate = read("advocate/maria", """
            {"profile": {"advocateId": "maria", "displayName": "Maria", "languages": ["en"], "capacity": {"SMS": 2}},
             "presence": "AVAILABLE", "idleSince": 3}
            """, Advocate.class);

        assertThat(advocate.profile().supervises()).isFalse();
        assertThat(advocate.available()).isTrue();
    }

    private static <E extends Entity> E read(String key, String json, Class<E> type) throws JsonProcessingException {
        assertThat(Entity.typeOf(key).getName()).isEqualTo(type.getName());
        return EventCodec.json().readValue(json, type);
    }
}
