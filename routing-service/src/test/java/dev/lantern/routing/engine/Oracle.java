package dev.lantern.routing.engine;

import dev.lantern.events.Channel;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Requirements;
import dev.lantern.lines.Routing.Relaxation;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.Records;
import dev.lantern.routing.engine.state.Settings;
import dev.lantern.routing.engine.state.Stage;
import dev.lantern.routing.engine.state.WrapUp;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who should be offered what next, worked out the slow and obvious way: everybody who waits, in order, against everybody on
 * the roster. It reads the records only and shares no index and no comparison with the engine.
 */
final class Oracle {

    record Choice(String conversationId, String advocateId) {}

    private static final int NO_TIER = 9;
    private static final List<Channel> CHANNELS =
            List.of(Channel.VOICE, Channel.SMS, Channel.CHAT, Channel.WEBFORM, Channel.WHATSAPP, Channel.EMAIL);

    private final List<Conversation> conversations;
    private final List<Advocate> advocates;
    private final List<WrapUp> wrapUps;
    private final List<Circle> circles;
    private final Settings settings;

    Oracle(Records records) {
        conversations = records.conversations();
        advocates = records.advocates();
        wrapUps = records.wrapUps();
        circles = records.circles();
        settings = records.settings();
    }

    Optional<Choice> next() {
        return waiting().flatMap(one -> choice(one).stream()).findFirst();
    }

    /** Somebody for whom nobody is signed in who could ever serve them, though the search could be widened. */
    Optional<String> inVain(List<Relaxation> steps) {
        return waiting()
                .filter(one -> steps.getLast().step().compareTo(one.turn().step()) > 0)
                .filter(one -> advocates.stream().noneMatch(advocate -> advocate.signedIn() && serves(advocate, one)))
                .map(Conversation::id)
                .findFirst();
    }

    private Stream<Conversation> waiting() {
        return conversations.stream()
                .filter(one -> one.stage() instanceof Stage.Queued && one.turn().heldUntil() == null)
                .sorted(Comparator.comparing(
                                (Conversation one) -> one.turn().queuedAt().toEpochMilli() - headStart(one))
                        .thenComparing(one -> one.turn().arrival()));
    }

    private long headStart(Conversation conversation) {
        return settings.headStartMillis().getOrDefault(conversation.urgency(), 0L);
    }

    private Optional<Choice> choice(Conversation conversation) {
        return advocates.stream()
                .filter(advocate -> canTake(advocate, conversation))
                .min(Comparator.comparing((Advocate advocate) -> !advocate.id().equals(conversation.formerAdvocate()))
                        .thenComparing(advocate -> tier(advocate, conversation))
                        .thenComparing(advocate -> conversation.severe() && tired(advocate))
                        .thenComparing(advocate -> shortOf(advocate, conversation))
                        .thenComparing(advocate -> advocate.profile().skills().size()
                                + advocate.profile().languages().size())
                        .thenComparing(advocate -> !knowsPlace(advocate, conversation))
                        .thenComparing(this::used)
                        .thenComparing(Advocate::idleSince)
                        .thenComparing(Advocate::id))
                .map(advocate -> new Choice(conversation.id(), advocate.id()));
    }

    private boolean canTake(Advocate advocate, Conversation conversation) {
        Channel channel = conversation.person().channel();
        return could(advocate, conversation)
                && load(advocate, channel) < capacity(advocate, channel)
                && used(advocate) + weight(channel) <= 100
                && (!conversation.passedBy().contains(advocate.id()) || nobodyElse(conversation));
    }

    /** Would be asked if they had room and had not passed. */
    private boolean could(Advocate advocate, Conversation conversation) {
        return advocate.available() && serves(advocate, conversation);
    }

    private boolean serves(Advocate advocate, Conversation conversation) {
        return capacity(advocate, conversation.person().channel()) > 0
                && !barred(advocate, conversation)
                && tier(advocate, conversation) < NO_TIER;
    }

    /** In which of the circles around the person somebody stands, from inside. */
    private int tier(Advocate advocate, Conversation conversation) {
        RelaxationStep step = conversation.turn().step();
        boolean supervisor = advocate.profile().supervises();
        int level = level(advocate, conversation);
        if (supervisorsAreAsked(conversation)) {
            return !supervisor ? NO_TIER : level > 0 ? 0 : 1;
        }
        boolean ordinary = !supervisor || settings.supervisorsJoin();
        Requirements wanted = conversation.requirements();
        int wantedLevel = wanted.languageLevel() == null ? 1 : wanted.languageLevel();
        if (ordinary
                && level > 0
                && level >= wantedLevel
                && wanted.expertise().stream().allMatch(advocate.profile().skills()::containsKey)) {
            return 0;
        }
        if (ordinary && level > 0 && step.ordinal() >= RelaxationStep.LANGUAGE_ONLY.ordinal()) {
            return 1;
        }
        if (ordinary
                && advocate.profile().worksWithInterpreter()
                && step.ordinal() >= RelaxationStep.INTERPRETER.ordinal()) {
            return 2;
        }
        if (supervisor && step.ordinal() >= RelaxationStep.SUPERVISORS.ordinal()) {
            return level > 0 ? 3 : 4;
        }
        return NO_TIER;
    }

    private boolean tired(Advocate advocate) {
        return settings.careAfterSevere() > 0 && advocate.severeInRow() >= settings.careAfterSevere();
    }

    /** How far from a first language; of those who are asked in whatever language they are alike. */
    private int shortOf(Advocate advocate, Conversation conversation) {
        int tier = tier(advocate, conversation);
        boolean inLanguage = supervisorsAreAsked(conversation) ? tier == 0 : tier <= 1 || tier == 3;
        return inLanguage ? 5 - level(advocate, conversation) : 0;
    }

    private static boolean knowsPlace(Advocate advocate, Conversation conversation) {
        String place = conversation.requirements().place();
        return place != null && advocate.profile().places().contains(place);
    }

    private static int level(Advocate advocate, Conversation conversation) {
        String asked = conversation.requirements().language();
        String wanted = Locale.forLanguageTag(
                        asked == null ? conversation.person().spoken() : asked)
                .getLanguage();
        return advocate.profile().languages().stream()
                .filter(tag -> Locale.forLanguageTag(tag).getLanguage().equals(wanted))
                .mapToInt(tag -> advocate.profile().languageLevels().getOrDefault(tag, 5))
                .max()
                .orElse(0);
    }

    private int weight(Channel channel) {
        return settings.weights().getOrDefault(channel, 1);
    }

    private long used(Advocate advocate) {
        return CHANNELS.stream()
                .mapToLong(channel -> load(advocate, channel) * weight(channel))
                .sum();
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
