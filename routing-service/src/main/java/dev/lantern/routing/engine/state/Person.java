package dev.lantern.routing.engine.state;

import dev.lantern.events.Answers;
import dev.lantern.events.Channel;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import org.jspecify.annotations.Nullable;

/**
 * What the person's signals said so far about who reached out and how.
 *
 * @param language as the signals gave it
 * @param spoken the language an advocate should have, see {@link Language}: the given one, else the line's default
 * @param contacted our own number or address; an answer leaves from it
 */
public record Person(
        Channel channel, @Nullable String language, String spoken, Sender sender, String contacted, Answers answers) {

    public static Person of(SignalReceived signal, String defaultLanguage) {
        String language = signal.language();
        return new Person(
                signal.channel(),
                language,
                Language.of(language == null ? defaultLanguage : language),
                signal.sender(),
                signal.contacted(),
                signal.answers());
    }

    /** Keyed hash of the person's address: the same person has the same on every channel that has the same address. */
    public String hash() {
        return sender.hash();
    }

    /** The person said that it is not safe to come back to them. */
    public boolean notToBeContacted() {
        Answers.ContactBack back = answers.contactBack();
        return back != null && !back.safe();
    }

    /** The person said that it is safe to telephone them, and when. */
    public boolean saidHowToComeBack() {
        Answers.ContactBack back = answers.contactBack();
        return back != null && back.safe() && back.when() != null && (channel.equals(Channel.VOICE) || byPhone(back));
    }

    /** Where they said that is; absent: they gave no other number. */
    public @Nullable Sealed telephoneToComeBack() {
        Answers.ContactBack back = answers.contactBack();
        return back != null && back.safe() && byPhone(back) ? back.address() : null;
    }

    public boolean allowedVoicemail() {
        Answers.ContactBack back = answers.contactBack();
        return back != null && Boolean.TRUE.equals(back.voicemail());
    }

    private static boolean byPhone(Answers.ContactBack back) {
        return "phone".equals(back.means());
    }

    /** A later signal adds what was not known; what it answers anew replaces the old answer. */
    public Person joinedBy(SignalReceived signal) {
        String later = language == null ? signal.language() : language;
        return new Person(
                channel,
                later,
                later == null ? spoken : Language.of(later),
                signal.sender().address() == null ? sender : signal.sender(),
                signal.contacted(),
                merged(answers, signal.answers()));
    }

    private static Answers merged(Answers before, Answers after) {
        return new Answers(
                after.safeToTalk() == null ? before.safeToTalk() : after.safeToTalk(),
                after.inDangerNow() == null ? before.inDangerNow() : after.inDangerNow(),
                after.under18() == null ? before.under18() : after.under18(),
                after.contactBack() == null ? before.contactBack() : after.contactBack(),
                after.aloneForMinutes() == null ? before.aloneForMinutes() : after.aloneForMinutes());
    }
}
