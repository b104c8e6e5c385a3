package dev.lantern.routing.engine;

import dev.lantern.events.Answers;
import dev.lantern.events.Channel;
import dev.lantern.events.Ids;
import dev.lantern.events.Sealed;
import dev.lantern.events.SignalReceived;
import dev.lantern.lines.Hours;
import dev.lantern.lines.Line;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.ThreadCount;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one text that the line itself sends: that a person will answer, and when, in the words of the line's file. Once in a
 * conversation, to its first signal, and never to somebody for whom a text may be a danger or who wants none; everything
 * else is said by people.
 */
final class FirstAnswers {

    private static final Set<Channel> TEXTS = Set.of(Channel.SMS, Channel.WHATSAPP, Channel.RCS);
    private static final String KEYWORD = "keyword";
    private static final String STOP = "STOP";
    private static final String START = "START";
    private static final String WAIT = "{wait}";
    private static final long MILLIS_PER_MINUTE = Duration.ofMinutes(1).toMillis();

    private FirstAnswers() {}

    /** What the channel noted of stop and start words, on any signal. */
    static void heed(Deciding deciding, SignalReceived signal) {
        String person = signal.sender().hash();
        boolean out = deciding.state.optedOut(person);
        String keyword = signal.attributes().get(KEYWORD);
        if (STOP.equals(keyword) && !out) {
            deciding.emit(new EngineEvent.OptedOut(person, deciding.now));
        } else if (START.equals(keyword) && out) {
            deciding.emit(new EngineEvent.OptedIn(person, deciding.now));
        }
    }

    /** To those whose conversation has just begun, once it is known whether somebody could be asked for them. */
    static void give(Deciding deciding, SignalReceived signal) {
        Sealed address = signal.sender().address();
        if (address == null || !TEXTS.contains(signal.channel()) || unwelcome(deciding, signal)) {
            return;
        }
        Line.Texts texts = deciding.line.sms();
        if (texts.firstAnswer().isEmpty() && texts.afterHours().isEmpty()) {
            return;
        }
        ThreadCount thread = deciding.state.conversations().thread(signal.threadId());
        Conversation conversation = deciding.state.conversations().existing(thread.latestConversation());
        String words = words(deciding, signal, conversation);
        if (words == null) {
            return;
        }
        deciding.emit(new EngineEvent.FirstAnswerGiven(
                Ids.digest("first-answer", conversation.id()),
                conversation.id(),
                signal.channel(),
                signal.contacted(),
                address,
                words,
                deciding.now));
    }

    private static boolean unwelcome(Deciding deciding, SignalReceived signal) {
        Answers.ContactBack back = signal.answers().contactBack();
        return deciding.state.optedOut(signal.sender().hash())
                || Boolean.FALSE.equals(signal.answers().safeToTalk())
                || (back != null && !back.safe());
    }

    private static @Nullable String words(Deciding deciding, SignalReceived signal, Conversation conversation) {
        Line.Texts texts = deciding.line.sms();
        Map<String, String> said = closed(deciding, conversation) ? texts.afterHours() : texts.firstAnswer();
        String words = inLanguageOf(signal, said, deciding.line);
        return words == null ? null : words.replace(WAIT, wait(deciding, conversation));
    }

    /** Nobody is asked for those who come now. */
    private static boolean closed(Deciding deciding, Conversation conversation) {
        Hours hours = deciding.line.routing().hours();
        return hours != null
                && conversation.offeredTo() == null
                && hours.outside() == Hours.Outside.WAIT
                && !hours.openAt(deciding.now);
    }

    /** The person's language as they write it, or without its region, or the line's own. */
    private static @Nullable String inLanguageOf(SignalReceived signal, Map<String, String> said, Line line) {
        String language = signal.language();
        if (language != null) {
            String exact = said.get(language);
            if (exact != null) {
                return exact;
            }
            String plain = said.get(Locale.forLanguageTag(language).getLanguage());
            if (plain != null) {
                return plain;
            }
        }
        return said.get(line.languages().getFirst());
    }

    /** In whole minutes, rounded up; where too few were answered to tell, the time after which supervisors are told. */
    private static String wait(Deciding deciding, Conversation conversation) {
        Long estimated = deciding.state.estimatedWaitMillis(deciding.now);
        long millis = estimated == null
                ? deciding.line.routing().waitLimit(conversation.urgency()).toMillis()
                : estimated;
        boolean asked = conversation.offeredTo() != null;
        return (asked ? 1 : Math.max(1, Math.ceilDiv(millis, MILLIS_PER_MINUTE))) + " min";
    }
}
