package dev.lantern.testbed.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The desk API of one line with one person's token. Every call returns the answer as it came. */
public final class DeskClient {

    private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

    private final Http http;
    private final String desk;

    public DeskClient(URI routingService, String line, String token) {
        this.http = new Http(routingService, token);
        this.desk = "/desk/lines/" + line;
    }

    public Http.Answer enrol(String advocate, String name, List<String> languages, Map<String, Integer> capacity) {
        ObjectNode profile = JsonNodeFactory.instance.objectNode();
        profile.put("displayName", name);
        languages.forEach(profile.putArray("languages")::add);
        ObjectNode capacities = profile.putObject("capacity");
        capacity.forEach(capacities::put);
        return http.put(desk + "/roster/" + advocate, profile);
    }

    /** For calls, at a telephone: a number or a {@code sip:} address. */
    public Http.Answer enrolAt(String advocate, String telephone) {
        ObjectNode profile = JsonNodeFactory.instance.objectNode();
        profile.put("displayName", advocate).put("telephone", telephone);
        profile.putArray("languages").add("en").add("es");
        profile.putObject("capacity").put("VOICE", 1);
        return http.put(desk + "/roster/" + advocate, profile);
    }

    public Http.Answer signIn() {
        return http.post(desk + "/sign-in", EMPTY);
    }

    public Http.Answer signOut() {
        return http.post(desk + "/sign-out", EMPTY);
    }

    /** @param away a reason such as {@code MEAL_BREAK}, or null for available */
    public Http.Answer availability(@Nullable String away) {
        return http.put(
                desk + "/availability", JsonNodeFactory.instance.objectNode().put("away", away));
    }

    public Http.Answer accept(String offerId, String... headers) {
        return http.post(desk + "/offers/" + offerId + "/accept", EMPTY, headers);
    }

    public Http.Answer decline(String offerId) {
        return http.post(desk + "/offers/" + offerId + "/decline", EMPTY);
    }

    public Http.Answer answer(String conversationId, String text, String... headers) {
        return http.post(
                conversation(conversationId) + "/answers",
                JsonNodeFactory.instance.objectNode().put("text", text),
                headers);
    }

    public Http.Answer complete(String conversationId, String... headers) {
        return http.post(conversation(conversationId) + "/complete", EMPTY, headers);
    }

    public Http.Answer finishWrapUp(String conversationId, String... headers) {
        return http.post(conversation(conversationId) + "/wrap-up/finish", EMPTY, headers);
    }

    /** @param to where it is safe to call; null: where the person called from, or said before */
    public Http.Answer callBack(String conversationId, Instant notBefore, Instant notAfter, @Nullable String to) {
        return http.post(
                conversation(conversationId) + "/callback",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("notBefore", notBefore.toString())
                        .put("notAfter", notAfter.toString())
                        .put("to", to));
    }

    /** Of all conversations. */
    public Http.Answer finishWrapUps() {
        return http.post(desk + "/wrap-up/finish", EMPTY);
    }

    public Http.Answer transfer(String conversationId, @Nullable String to) {
        return http.post(
                conversation(conversationId) + "/transfer",
                JsonNodeFactory.instance.objectNode().put("to", to));
    }

    /** @param act what is done with the conversation, such as {@code monitor} */
    public Http.Answer post(String conversationId, String act, ObjectNode body) {
        return http.post(conversation(conversationId) + "/" + act, body);
    }

    /** @param what is set of the conversation, such as {@code urgency} */
    public Http.Answer put(String conversationId, String what, ObjectNode body) {
        return http.put(conversation(conversationId) + "/" + what, body);
    }

    public Http.Answer delete(String conversationId, String what) {
        return http.delete(conversation(conversationId) + "/" + what);
    }

    public Http.Answer surge(boolean on) {
        return http.put(desk + "/surge", JsonNodeFactory.instance.objectNode().put("on", on));
    }

    /** The other keeps it until this one is there. */
    public Http.Answer transferWarmly(String conversationId, String to) {
        return post(
                conversationId,
                "transfer",
                JsonNodeFactory.instance.objectNode().put("to", to).put("warm", true));
    }

    /** What takes no body in a conversation: {@code hold}, {@code resume}, {@code monitor}, {@code leave}. */
    public Http.Answer in(String conversationId, String step) {
        return post(conversationId, step, EMPTY);
    }

    /** @return with the id of the participant as {@code commandId} */
    public Http.Answer callThirdParty(String conversationId, String number) {
        return post(
                conversationId,
                "third-parties",
                JsonNodeFactory.instance.objectNode().put("number", number).put("role", "PROVIDER"));
    }

    public Http.Answer drop(String conversationId, String participant) {
        return delete(conversationId, "participants/" + participant);
    }

    /** The desk stream from now on, or from after {@code lastEventId}. */
    public DeskStream stream(@Nullable String lastEventId) {
        return DeskStream.open(http, desk + "/stream", lastEventId);
    }

    private String conversation(String conversationId) {
        return desk + "/conversations/" + conversationId;
    }
}
