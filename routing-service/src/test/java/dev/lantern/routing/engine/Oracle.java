package dev.lantern.routing.engine;

import dev.lantern.events.Channel;
import dev.lantern.events.ParticipantRole;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.Records;
import dev.lantern.routing.engine.state.Stage;
import dev.lantern.routing.engine.state.WrapUp;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who should be offered what next, worked out the slow and obvious way: everybody who waits, in order, against everybody on
 * the roster. It reads the records only and shares no index and no comparison with the engine.
 */
final class Oracle {

    record Choice(String conversationId, String advocateId) {}

    private final List<Conversation> conversations;
    private final List<Advocate> advocates;
    private final List<WrapUp> wrapUps;
    private final List<Circle> circles;

    Oracle(Records records) {
        conversations = records.conversations();
        advocates = records.advocates();
        wrapUps = records.wrapUps();
        circles = records.circles();
    }

    Optional<Choice> next() {
        return conversations.stream()
                .filter(one -> one.stage() instanceof Stage.Queued)
                .sorted(Comparator.comparing(
                                (Conversation one) -> one.rank().urgency().ordinal())
                        .thenComparing(one -> one.turn().queuedAt().toEpochMilli())
                        .thenComparing(one -> one.turn().arrival()))
                .flatMap(one -> choice(one).stream())
                .findFirst();
    }

    private Optional<Choice> choice(Conversation conversation) {
        return advocates.stream()
                .filter(advocate -> canTake(advocate, conversation))
                .min(Comparator.comparing((Advocate advocate) -> !advocate.id().equals(conversation.formerAdvocate()))
                        .thenComparing(
                                advocate -> !supervisorsAreAsked(conversation) && !speaks(advocate, conversation))
                        .thenComparing(advocate -> load(advocate, null))
                        .thenComparing(Advocate::idleSince)
                        .thenComparing(Advocate::id))
                .map(advocate -> new Choice(conversation.id(), advocate.id()));
    }

    private boolean canTake(Advocate advocate, Conversation conversation) {
        Channel channel = conversation.person().channel();
        return could(advocate, conversation)
                && load(advocate, channel) < capacity(advocate, channel)
                && (!conversation.passedBy().contains(advocate.id()) || nobodyElse(conversation));
    }

    /** Would be asked if they had room and had not passed. */
    private boolean could(Advocate advocate, Conversation conversation) {
        if (!advocate.available()
                || capacity(advocate, conversation.person().channel()) == 0
                || barred(advocate, conversation)) {
            return false;
        }
        if (supervisorsAreAsked(conversation)) {
            return advocate.profile().supervises();
        }
        return speaks(advocate, conversation) || conversation.turn().anyLanguage() || noSpeakerSignedIn(conversation);
    }

    private boolean nobodyElse(Conversation conversation) {
        return advocates.stream()
                .filter(advocate -> could(advocate, conversation))
                .allMatch(advocate -> conversation.passedBy().contains(advocate.id()));
    }

    private static boolean barred(Advocate advocate, Conversation conversation) {
        return conversation.barred().advocates().contains(advocate.id());
    }

    private boolean supervisorsAreAsked(Conversation conversation) {
        return conversation.barred().supervisorsOnly() && supervisorSignedIn(conversation);
    }

    private boolean supervisorSignedIn(Conversation conversation) {
        return advocates.stream()
                .filter(Advocate::signedIn)
                .filter(advocate -> !barred(advocate, conversation))
                .filter(advocate -> capacity(advocate, conversation.person().channel()) > 0)
                .anyMatch(advocate -> advocate.profile().supervises());
    }

    private boolean noSpeakerSignedIn(Conversation conversation) {
        return advocates.stream()
                .filter(Advocate::signedIn)
                .filter(advocate -> !barred(advocate, conversation))
                .filter(advocate -> capacity(advocate, conversation.person().channel()) > 0)
                .noneMatch(advocate -> speaks(advocate, conversation));
    }

    private static boolean speaks(Advocate advocate, Conversation conversation) {
        String wanted = Locale.forLanguageTag(conversation.person().spoken()).getLanguage();
        return advocate.profile().languages().stream()
                .anyMatch(tag -> Locale.forLanguageTag(tag).getLanguage().equals(wanted));
    }

    private static int capacity(Advocate advocate, Channel channel) {
        return advocate.profile().capacity().getOrDefault(channel, 0);
    }

    /** @param channel on this one, or, absent, on all */
    private long load(Advocate advocate, @Nullable Channel channel) {
        long held = conversations.stream()
                .filter(one -> channel == null || one.person().channel().equals(channel))
                .filter(one ->
                        advocate.id().equals(one.advocate()) || advocate.id().equals(one.offeredTo()))
                .count();
        long written = wrapUps.stream()
                .filter(one -> channel == null || one.channel().equals(channel))
                .filter(one -> one.advocateId().equals(advocate.id()))
                .count();
        long taken = circles.stream()
                .filter(one -> channel == null || one.channel().equals(channel))
                .filter(one -> takesPart(advocate, one))
                .count();
        return held + written + taken;
    }

    private static boolean takesPart(Advocate advocate, Circle circle) {
        return circle.invited().stream().anyMatch(one -> one.advocateId().equals(advocate.id()))
                || circle.joined().stream()
                        .filter(one -> one.role() != ParticipantRole.MONITOR)
                        .anyMatch(one -> advocate.id().equals(one.advocateId()));
    }
}
