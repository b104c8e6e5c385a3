package dev.lantern.voice.flow;

import dev.lantern.events.QueueSnapshot;
import dev.lantern.lines.Line;
import dev.lantern.voice.messages.MessageFile;
import dev.lantern.voice.messages.Phrase;
import dev.lantern.voice.messages.Spoken;
import dev.lantern.voice.queue.QueueView.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody who waits hears, from what routing said. */
final class Announcement {

    /** The keys are said in the first round and then in every so many. */
    private static final int KEYS_EVERY = 3;

    private final Line line;
    private final MessageFile messages;

    Announcement(Line line, MessageFile messages) {
        this.line = line;
        this.messages = messages;
    }

    List<Spoken> of(Turn turn, Optional<QueueSnapshot> queue, Optional<Place> place) {
        List<Spoken> words = new ArrayList<>();
        boolean keys = turn.round() % KEYS_EVERY == 0;
        if (keys && queue.map(QueueSnapshot::open).orElse(true) == Boolean.FALSE) {
            words.add(messages.say(Phrase.CLOSED));
        }
        if (keys && queue.map(Announcement::waiting).orElse(0) >= line.voice().fullAt()) {
            words.add(messages.say(Phrase.FULL));
            line.sms().numbers().stream()
                    .findFirst()
                    .ifPresent(number -> words.add(messages.say(Phrase.FULL_TEXT, Map.of("number", spelt(number)))));
        }
        words.add(place.map(Place::position).map(this::position).orElseGet(() -> messages.say(Phrase.WAITING)));
        wait(place.map(Place::estimate).orElse(null)).ifPresent(words::add);
        if (keys) {
            if (CallFlow.offersCallback(line, turn)) {
                words.add(messages.say(Phrase.KEYS_CALLBACK));
            }
            words.add(messages.say(Phrase.KEYS));
        }
        return words;
    }

    private Spoken position(int position) {
        return position == 1
                ? messages.say(Phrase.NEXT)
                : messages.say(Phrase.POSITION, Map.of("position", Integer.toString(position)));
    }

    /** Rounded up: who is told less than it takes is told a lie. */
    private Optional<Spoken> wait(@Nullable Duration estimate) {
        if (estimate == null) {
            return Optional.empty();
        }
        long minutes = Math.max(1, Math.ceilDiv(estimate.toSeconds(), 60));
        if (minutes > 60) {
            return Optional.of(messages.say(Phrase.WAIT_LONG));
        }
        return Optional.of(
                minutes == 1
                        ? messages.say(Phrase.WAIT_MINUTE)
                        : messages.say(Phrase.WAIT_MINUTES, Map.of("minutes", Long.toString(minutes))));
    }

    private static int waiting(QueueSnapshot queue) {
        return queue.waiting().stream().mapToInt(QueueSnapshot.Waiting::count).sum();
    }

    /** Digit by digit. */
    static String spelt(String number) {
        return number.replaceAll("[^0-9]", "").replaceAll("(?<=.)(?=.)", " ");
    }
}
