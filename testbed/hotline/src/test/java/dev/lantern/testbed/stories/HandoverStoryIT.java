package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.Phone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** People of one line help each other with a conversation, each at their own desk. */
class HandoverStoryIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** An offer without a role is one to have the conversation. */
    private static final String HAVE_IT = "";

    private final OwnLine line = OwnLine.open("handover", "+15550100760", Duration.ofHours(1));
    private final Phone phone = line.hotline().phones().phone("+15551007601");
    private final Phone other = line.hotline().phones().phone("+15551007602");

    @Test
    void a_conversation_is_consulted_on_handed_on_taken_over_and_given_back() throws InterruptedException {
        DeskClient maria = line.onDuty("maria", 2);
        try (DeskStream ofMaria = maria.stream(null)) {
            line.text(phone, "Ayuda, please. My boss has my passport");
            String conversation = accept(maria, ofMaria, line.threadOf(phone), HAVE_IT);

            done(maria.put(
                    conversation, "urgency", body().put("urgency", "URGENT").put("reason", "HEARD_THREATS")));
            ObjectNode correction = body().put("reason", "SAID_SO");
            correction.putObject("requirements").put("language", "en").put("place", "NV");
            done(maria.put(conversation, "requirements", correction));
            done(maria.post(
                    conversation, "interpreter", body().put("language", "vi").put("interpreter", "4711")));

            DeskClient sam = line.onDuty("sam", 2);
            DeskClient dana = line.onDuty("dana", 2, "supervisor");
            try (DeskStream ofSam = sam.stream(null);
                    DeskStream ofDana = dana.stream(null)) {
                done(maria.post(
                        conversation,
                        "invitations",
                        body().put("advocate", "sam").put("role", "CONSULTANT")));
                accept(sam, ofSam, line.threadOf(phone), "CONSULTANT");
                ofMaria.await(
                        "participants-changed",
                        data -> data.path("conversationId").asText().equals(conversation)
                                && data.path("participants").toString().contains("sam"),
                        SOON);
                done(sam.post(conversation, "leave", body()));

                done(dana.post(conversation, "monitor", body()));
                line.text(phone, "he is coming back at six");
                ofDana.await(
                        "message-arrived",
                        data -> data.at("/message/text").asText().equals("he is coming back at six"),
                        SOON);
                done(dana.post(conversation, "leave", body()));

                done(maria.post(
                        conversation, "transfer", body().put("to", "sam").put("warm", true)));
                JsonNode offer = ofSam.await(
                                "offer-made",
                                data -> data.at("/offer/conversationId")
                                                .asText()
                                                .equals(conversation)
                                        && data.at("/offer/from").asText().equals("maria")
                                        && data.at("/offer/role").isMissingNode(),
                                SOON)
                        .data()
                        .path("offer");
                refused(sam.complete(conversation), "UNKNOWN_CONVERSATION");
                done(sam.accept(offer.path("offerId").asText()));
                closed(ofMaria, conversation);
                refused(maria.complete(conversation), "UNKNOWN_CONVERSATION");

                done(dana.post(conversation, "take-over", body()));
                closed(ofSam, conversation);
                done(dana.post(conversation, "assign", body().put("to", "maria")));
                ofMaria.await(
                        "conversation-opened",
                        data -> data.at("/conversation/conversationId").asText().equals(conversation)
                                && data.at("/conversation/messages").size() == 2,
                        SOON);
                done(maria.complete(conversation));
            } finally {
                sam.signOut();
                dana.signOut();
            }
        } finally {
            maria.signOut();
        }
    }

    @Test
    void a_flagged_person_reaches_supervisors_and_a_conflict_keeps_an_advocate_away() throws InterruptedException {
        DeskClient kim = line.onDuty("kim", 3);
        DeskClient dana = line.onDuty("dana", 3, "supervisor");
        try (DeskStream ofKim = kim.stream(null);
                DeskStream ofDana = dana.stream(null)) {
            line.text(other, "hello?");
            String conversation = accept(kim, ofKim, line.threadOf(other), HAVE_IT);
            refused(kim.put(conversation, "flag", flag()), "FORBIDDEN");
            done(dana.put(conversation, "flag", flag()));
            done(dana.put(conversation, "conflicts/kim", body().put("reason", "KNOWS_THE_PERSON")));
            accept(dana, ofDana, line.threadOf(other), HAVE_IT);
            done(dana.delete(conversation, "flag"));
            done(dana.delete(conversation, "conflicts/kim"));
            done(dana.complete(conversation));
            refused(dana.surge(true), "NOT_SUPPORTED"); // the line's file has no surge mode
        } finally {
            kim.signOut();
            dana.signOut();
        }
    }

    private static ObjectNode flag() {
        return body().put("until", Instant.now().plus(1, ChronoUnit.HOURS).toString())
                .put("reason", "ABUSIVE");
    }

    /** @param role what the advocate is asked to do in it */
    private static String accept(DeskClient desk, DeskStream stream, String thread, String role)
            throws InterruptedException {
        JsonNode offer = stream.await(
                        "offer-made",
                        data -> data.at("/offer/conversationId").asText().startsWith(thread + "/")
                                && data.at("/offer/role").asText("").equals(role),
                        SOON)
                .data()
                .path("offer");
        done(desk.accept(offer.path("offerId").asText()));
        return offer.path("conversationId").asText();
    }

    private static void closed(DeskStream stream, String conversation) throws InterruptedException {
        stream.await(
                "conversation-closed",
                data -> data.path("conversationId").asText().equals(conversation),
                SOON);
    }

    private static void done(Http.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private static void refused(Http.Answer answer, String code) {
        assertThat(answer.status()).as("%s", answer).isGreaterThanOrEqualTo(400);
        assertThat(answer.body().path("code").asText()).isEqualTo(code);
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }
}
