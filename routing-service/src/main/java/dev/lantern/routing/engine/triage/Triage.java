package dev.lantern.routing.engine.triage;

import dev.lantern.events.Answers;
import dev.lantern.events.Channel;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Urgency;
import dev.lantern.routing.engine.state.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ranks a signal by what the person answered and by the channel, with a sentence for each reason. What is written in the
 * text is sealed here and has no influence.
 */
public final class Triage {

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

    /** The most urgent rule wins; where none applies to the answers, the channel alone ranks. */
    public static Rank of(SignalReceived signal) {
        Rank byChannel = BY_CHANNEL.getOrDefault(signal.channel(), OTHER);
        List<Rank> rules = new ArrayList<>(byAnswers(signal.answers()));
        if (rules.isEmpty()) {
            return byChannel;
        }
        if (byChannel.urgency() != Urgency.STANDARD) {
            rules.add(byChannel);
        }
        Urgency highest = rules.stream().map(Rank::urgency).sorted().findFirst().orElseThrow();
        List<String> reasons =
                rules.stream().flatMap(rule -> rule.reasons().stream()).toList();
        return new Rank(highest, reasons);
    }

    /** The most urgent first. */
    private static List<Rank> byAnswers(Answers answers) {
        List<Rank> rules = new ArrayList<>();
        if (Boolean.TRUE.equals(answers.inDangerNow())) {
            rules.add(new Rank(Urgency.IMMINENT_DANGER, List.of("The person says they are in danger now.")));
        }
        if (Boolean.TRUE.equals(answers.under18())) {
            rules.add(new Rank(Urgency.URGENT, List.of("The person says they are under 18.")));
        }
        if (Boolean.FALSE.equals(answers.safeToTalk())) {
            rules.add(new Rank(Urgency.URGENT, List.of("The person says it is not safe to talk.")));
        }
        return rules;
    }

    private static Rank standard(String reason) {
        return new Rank(Urgency.STANDARD, List.of(reason));
    }
}
