package dev.lantern.routing.wire;

import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.FeedEvent.Refusal.Code;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The problems that an operation of the desk can answer with, as they are answered: for the OpenAPI document. */
final class ProblemExamples {

    private static final String COMMAND = "5f0c0d1e9b7a4c3e8d2f6a1b0c9d8e7f.1a2b3c4d";

    /** What each command can be refused for, by the end of its path. */
    private static final Map<String, List<Code>> REFUSED = Map.ofEntries(
            Map.entry("/sign-in", List.of(Code.NOT_ON_ROSTER, Code.ALREADY_SIGNED_IN)),
            Map.entry("/sign-out", List.of(Code.NOT_ON_ROSTER, Code.NOT_SIGNED_IN, Code.CONVERSATIONS_OPEN)),
            Map.entry("/availability", List.of(Code.NOT_ON_ROSTER, Code.NOT_SIGNED_IN)),
            Map.entry("/accept", List.of(Code.OFFER_CLOSED, Code.OFFER_OF_ANOTHER)),
            Map.entry("/decline", List.of(Code.OFFER_CLOSED, Code.OFFER_OF_ANOTHER)),
            Map.entry("/answers", List.of(Code.CONVERSATION_CLOSED, Code.NO_WAY_BACK)),
            Map.entry("/complete", List.of(Code.CONVERSATION_CLOSED)),
            Map.entry("/transfer", toSomebody()),
            Map.entry("/assign", toSomebody()),
            Map.entry("/take-over", List.of(Code.CONVERSATION_CLOSED, Code.ALREADY_ASSIGNED, Code.CONFLICT)),
            Map.entry("/monitor", List.of(Code.CONVERSATION_CLOSED, Code.ALREADY_PARTICIPATING)),
            Map.entry("/invitations", inviting()),
            Map.entry("/interpreter", List.of(Code.CONVERSATION_CLOSED)),
            Map.entry("/hold", List.of(Code.CONVERSATION_CLOSED, Code.NOT_SUPPORTED, Code.ALREADY_ON_HOLD)),
            Map.entry("/resume", List.of(Code.CONVERSATION_CLOSED, Code.NOT_SUPPORTED)),
            Map.entry("/third-parties", List.of(Code.CONVERSATION_CLOSED, Code.NOT_SUPPORTED, Code.AT_CAPACITY)),
            Map.entry("/participants/{participant}", List.of(Code.CONVERSATION_CLOSED, Code.NOT_PARTICIPATING)),
            Map.entry("/mute", List.of(Code.CONVERSATION_CLOSED, Code.NOT_SUPPORTED, Code.NOT_PARTICIPATING)),
            Map.entry("/whisper", List.of(Code.CONVERSATION_CLOSED, Code.NOT_SUPPORTED, Code.NOT_PARTICIPATING)),
            Map.entry("/leave", List.of(Code.NOT_PARTICIPATING)),
            Map.entry("/finish", List.of(Code.NOT_IN_WRAP_UP)),
            Map.entry("/callback", List.of(Code.CONVERSATION_CLOSED, Code.BAD_WINDOW, Code.NO_WAY_BACK)),
            Map.entry("/urgency", List.of(Code.CONVERSATION_CLOSED)),
            Map.entry("/requirements", List.of(Code.CONVERSATION_CLOSED)),
            Map.entry("/conflicts/{advocate}", List.of(Code.NOT_ON_ROSTER, Code.NO_CONFLICT)),
            Map.entry("/flag", List.of(Code.NOT_FLAGGED)),
            Map.entry(
                    "/roster/{advocate}",
                    List.of(Code.NOT_ON_ROSTER, Code.CONVERSATIONS_OPEN, Code.TELEPHONE_NOT_KNOWN)));

    private ProblemExamples() {}

    private static List<Code> toSomebody() {
        return List.of(
                Code.CONVERSATION_CLOSED,
                Code.NOT_ON_ROSTER,
                Code.NOT_SIGNED_IN,
                Code.NOT_AVAILABLE,
                Code.AT_CAPACITY,
                Code.ALREADY_ASSIGNED,
                Code.CONFLICT,
                Code.SUPERVISORS_ONLY);
    }

    private static List<Code> inviting() {
        return List.of(
                Code.CONVERSATION_CLOSED,
                Code.NOT_ON_ROSTER,
                Code.NOT_SIGNED_IN,
                Code.NOT_AVAILABLE,
                Code.ALREADY_PARTICIPATING,
                Code.CONFLICT);
    }

    /** By status. */
    static SortedMap<Integer, List<Problem>> of(String method, String path) {
        boolean command = !method.equals("GET");
        boolean conversation = path.contains("/conversations/");
        SortedMap<Integer, List<Problem>> all = new TreeMap<>();
        put(all, problem(Status.UNAUTHORIZED, "UNAUTHORIZED", "The token is not valid, or not any more."));
        put(all, problem(Status.FORBIDDEN, "FORBIDDEN", "The token does not have the role that this needs."));
        put(all, refused(Code.UNKNOWN_LINE));
        put(
                all,
                problem(
                        Status.TOO_MANY_REQUESTS,
                        "TOO_MANY_REQUESTS",
                        "You asked more often than Lantern allows. Ask again after the time in Retry-After."));
        put(all, Asking.unavailable());
        if (conversation) {
            put(all, refused(Code.UNKNOWN_CONVERSATION));
        }
        if (command) {
            put(all, invalid(path));
            put(all, refused(Code.KEY_REUSED));
            put(all, problem(Status.REQUEST_ENTITY_TOO_LARGE, "TOO_LARGE", "The body has to be at most 65536 bytes."));
        }
        REFUSED.forEach((end, codes) -> {
            if (command && path.endsWith(end)) {
                codes.forEach(code -> put(all, refused(code)));
            }
        });
        return all;
    }

    private static Problem invalid(String path) {
        return path.endsWith("/roster")
                ? Problem.invalid(List.of(
                        new Problem.FieldError("languages", "has to have BCP 47 tags only, such as en or es-MX", 3L),
                        new Problem.FieldError("advocate", "is in row 2 already", 4L)))
                : Problem.invalid(List.of(new Problem.FieldError(
                        Asking.IDEMPOTENCY_KEY,
                        "has to be 16 to 200 visible ASCII characters, such as a random UUID")));
    }

    private static Problem refused(Code code) {
        return Asking.refused(new Refusal(code, wordsOf(code))).about(COMMAND);
    }

    private static Problem problem(Status status, String code, String detail) {
        return Problem.of(status, code, detail);
    }

    private static void put(SortedMap<Integer, List<Problem>> all, Problem problem) {
        all.computeIfAbsent(problem.status(), status -> new ArrayList<>()).add(problem);
    }

    /** As the engine says it, more or less: a program looks at the code. */
    private static String wordsOf(Code code) {
        return switch (code) {
            case UNKNOWN_LINE -> "There is no such line.";
            case UNKNOWN_CONVERSATION -> "You have no such conversation.";
            case NOT_ON_ROSTER -> "This advocate is not on the line's roster.";
            case NOT_SIGNED_IN -> "This advocate is not signed in.";
            case ALREADY_SIGNED_IN -> "You are signed in already.";
            case NOT_AVAILABLE -> "This advocate is away.";
            case OFFER_CLOSED -> "This offer is no longer open: it was answered, ran out or was taken back.";
            case OFFER_OF_ANOTHER -> "This offer was made to somebody else.";
            case CONVERSATION_CLOSED -> "This conversation is closed.";
            case ALREADY_ASSIGNED -> "This advocate has the conversation already.";
            case CONVERSATIONS_OPEN -> "Conversations are still open; complete or transfer them first.";
            case NO_WAY_BACK -> "No words can be sent back to this person on this channel.";
            case AT_CAPACITY -> "This advocate has no room for another conversation on this channel.";
            case ALREADY_ON_HOLD -> "This person is on hold already.";
            case NOT_SUPPORTED -> "This can be done in telephone calls only.";
            case TELEPHONE_NOT_KNOWN -> "The roster shows no such telephone of this advocate; write the whole number.";
            case KEY_REUSED -> "This idempotency key was used for something else; it was not done.";
            default -> "The reason, in a sentence for the one who asked.";
        };
    }
}
