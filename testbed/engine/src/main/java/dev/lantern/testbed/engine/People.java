package dev.lantern.testbed.engine;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Answers;
import dev.lantern.events.Body;
import dev.lantern.events.Channel;
import dev.lantern.events.Place;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** People and advocates as a national line may have them: ten languages, six fields, eight states, three channels. */
final class People {

    static final Sealed WORDS = new Sealed(Reader.DESK, "AWxhbnRlcm4tYmVuY2gtY2lwaGVydGV4dA");

    private static final List<Channel> CHANNELS = List.of(Channel.SMS, Channel.CHAT, Channel.WEBFORM);
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "vi", "zh", "tl", "ko", "ar", "ru", "pt");
    private static final List<String> SKILLS = List.of("LABOUR", "SEX", "MINORS", "LEGAL", "LGBTQ", "TRIBAL");
    private static final List<String> STATES = List.of("CA", "TX", "NV", "NY", "FL", "OH", "GA", "WA");

    private final SplittableRandom random;

    People(SplittableRandom random) {
        this.random = random;
    }

    /** Three of a hundred are in danger; half say where they are. */
    SignalReceived stranger(String id, Instant now) {
        int who = random.nextInt(100);
        Answers answers = who < 3 ? new Answers(null, true, null, null) : Answers.NONE;
        Place place = who < 50 ? new Place("US", STATES.get(random.nextInt(STATES.size())), null) : null;
        Channel channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        return signal(id, "thread-" + id, channel, language(), place, answers, now);
    }

    /** What somebody writes who has written before. */
    SignalReceived again(String id, String thread, Instant now) {
        return signal(id, thread, Channel.SMS, "en", null, Answers.NONE, now);
    }

    private static SignalReceived signal(
            String id,
            String thread,
            Channel channel,
            String language,
            @Nullable Place place,
            Answers answers,
            Instant now) {
        Sender sender = new Sender(WORDS, "person-" + thread, "•••");
        return new SignalReceived(
                id,
                thread,
                EngineWorld.LINE.id(),
                channel,
                "+15550100733",
                sender,
                Body.of(WORDS),
                List.of(),
                language,
                place,
                answers,
                now,
                now,
                Map.of());
    }

    /** One of twenty supervises; whoever has a second language has it well or badly. */
    AdvocateProfile advocate(String id) {
        List<String> languages = new ArrayList<>(List.of("en"));
        Map<String, Integer> levels = new HashMap<>();
        String other = language();
        if (!other.equals("en")) {
            languages.add(other);
            levels.put(other, 2 + random.nextInt(4));
        }
        Map<String, Integer> skills = new HashMap<>();
        for (String skill : SKILLS) {
            if (random.nextInt(3) == 0) {
                skills.put(skill, 1 + random.nextInt(3));
            }
        }
        List<String> places = List.of(STATES.get(random.nextInt(STATES.size())));
        Map<Channel, Integer> capacity = Map.of(Channel.SMS, 3, Channel.CHAT, 2, Channel.WEBFORM, 3);
        return new AdvocateProfile(id, id, languages, levels, skills, places, capacity, random.nextInt(20) == 0, true);
    }

    /** Mostly the first. */
    private String language() {
        int n = random.nextInt(100);
        return LANGUAGES.get(n < 70 ? 0 : n < 88 ? 1 : 2 + random.nextInt(8));
    }
}
