package dev.lantern.routing.engine.triage;

import dev.lantern.events.Answers;
import dev.lantern.events.Channel;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Urgency;
import dev.lantern.routing.engine.state.Rank;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ranks a signal by what the person answered, by what the rules found in the text and by the channel, with a sentence for
 * each reason.
 */
public final class Triage {

    /** Who is alone for no more minutes than this cannot wait their turn. */
    static final int LITTLE_TIME = 30;

    /** An advocate reads the reasons at a glance. */
    private static final int MOST_RULES_TOLD = 5;

    private static final Rank CALLER =
            new Rank(Urgency.URGENT, List.of("A caller is on the telephone and may have only minutes."));

    private static final Map<Channel, Rank> BY_CHANNEL = Map.of(
            Channel.VOICE, CALLER,
            Channel.SMS, standard("A text message that nobody has read yet."),
            Channel.WHATSAPP, standard("A message that nobody has read yet."),
            Channel.CHAT, standard("A chat that nobody has read yet."),
            Channel.EMAIL, standard("An email that nobody has read yet."),
            Channel.WEBFORM, standard("A webform that nobody has read yet."));

    private static final Rank OTHER = standard("A signal that nobody has read yet.");

    private Triage() {}

    /** The most urgent reason wins; where there is none in answers and text, the channel alone ranks. */
    public static Rank of(SignalReceived signal, Findings findings) {
        Rank byChannel = BY_CHANNEL.getOrDefault(signal.channel(), OTHER);
        Rank rank = facts(signal, findings)
                .map(facts -> byChannel.urgency() == Urgency.STANDARD ? facts : both(facts, byChannel))
                .orElse(byChannel);
        return caveat(findings.reading())
                .map(caveat -> new Rank(rank.urgency(), joined(rank.reasons(), List.of(caveat))))
                .orElse(rank);
    }

    /** With a further signal. It never becomes less urgent, and what a person corrected only by new facts more urgent. */
    public static Rank later(Rank before, SignalReceived signal, Findings findings) {
        return before.corrected()
                ? facts(signal, findings).map(before::raisedTo).orElse(before)
                : before.raisedTo(of(signal, findings));
    }

    /** By what the signal itself says; empty when neither answers nor text say anything of urgency. */
    public static Optional<Rank> facts(SignalReceived signal, Findings findings) {
        List<Rank> facts = byAnswers(signal.answers());
        int told = 0;
        for (Finding found : findings.all()) {
            if (told++ == MOST_RULES_TOLD) {
                break;
            }
            facts.add(new Rank(found.urgency(), List.of(found.explained())));
        }
        return facts.isEmpty() ? Optional.empty() : facts.stream().reduce(Triage::both);
    }

    private static Rank both(Rank one, Rank other) {
        return new Rank(
                one.above(other) ? one.urgency() : other.urgency(),
                other.above(one) && other.urgency() != Urgency.IMMINENT_DANGER
                        ? joined(other.reasons(), one.reasons())
                        : joined(one.reasons(), other.reasons()));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static List<Rank> byAnswers(Answers answers) {
        List<Rank> rules = new ArrayList<>();
        if (Boolean.TRUE.equals(answers.inDangerNow())) {
            rules.add(new Rank(Urgency.IMMINENT_DANGER, List.of("The person says they are in danger now.")));
        }
        Integer alone = answers.aloneForMinutes();
        if (alone != null && alone <= LITTLE_TIME) {
            rules.add(new Rank(
                    Urgency.URGENT, List.of("The person is alone for " + alone + " minutes from when they wrote.")));
        }
        if (Boolean.TRUE.equals(answers.under18())) {
            rules.add(new Rank(Urgency.URGENT, List.of("The person says they are under 18.")));
        }
        if (Boolean.FALSE.equals(answers.safeToTalk())) {
            rules.add(new Rank(Urgency.URGENT, List.of("The person says it is not safe to talk.")));
        }
        return rules;
    }

    /** What the rank could not take into account. */
    private static Optional<String> caveat(Findings.Reading reading) {
        return switch (reading) {
            case READ, NOTHING_WRITTEN -> Optional.empty();
            case BEGINNING_READ -> Optional.of("The text is very long; only its beginning was ranked.");
            case UNOPENABLE -> Optional.of("The text could not be opened here, so it had no influence.");
            case FAILED -> Optional.of("The text could not be ranked, so it had no influence.");
        };
    }

    private static Rank standard(String reason) {
        return new Rank(Urgency.STANDARD, List.of(reason));
    }
}
