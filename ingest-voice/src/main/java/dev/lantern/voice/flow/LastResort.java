package dev.lantern.voice.flow;

import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.lines.Lines;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.messages.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a caller hears when nothing else can be done: backup numbers, or what to do instead. Asks nobody, cannot hang. */
public final class LastResort {

    private static final Duration RING = Duration.ofSeconds(20);

    private final CallFlow flow;
    private final List<String> numbers;
    private final Alarms alarms;
    private volatile Lines lines;

    /** @param numbers where a line has none of its own, or it is not known which line it is */
    public LastResort(CallFlow flow, Lines lines, List<String> numbers, Alarms alarms) {
        this.flow = flow;
        this.lines = lines;
        this.numbers = List.copyOf(numbers);
        this.alarms = alarms;
    }

    /** The lines as they were read last: reading a disk may hang. */
    Lines remember(Supplier<Lines> current) {
        lines = current.get();
        return lines;
    }

    /** @param query of the address that was called; with the form it may tell which line it is */
    public String help(String reason, TwilioForm query, TwilioForm form) {
        alarms.raise(reason);
        Turn asked = Turn.from(query);
        Optional<Line> line = line(asked, form);
        String language = asked.language().isEmpty()
                ? line.flatMap(one -> one.voice().languages().stream().findFirst())
                        .orElse(Messages.ENGLISH)
                : asked.language();
        Turn turn = new Turn(
                line.map(Line::id).orElse(""),
                language,
                asked.inDanger(),
                asked.durable(),
                asked.since(),
                asked.round(),
                asked.backupAt(),
                asked.of());
        return dial(turn, line, 0);
    }

    /** The n-th backup number of the line, from 0; after the last one empty. */
    Optional<String> backup(Turn turn, Optional<Line> line, int n) {
        List<String> own = line.map(one -> one.voice().backup().numbers()).orElse(List.of());
        List<String> dialled = own.isEmpty() ? numbers : own;
        return n >= dialled.size()
                ? Optional.empty()
                : Optional.of(flow.backup(
                        turn,
                        dialled,
                        n,
                        line.map(one -> one.voice().callerId()).orElse(""),
                        line.map(one -> one.voice().ring()).orElse(RING)));
    }

    private String dial(Turn turn, Optional<Line> line, int n) {
        return backup(turn, line, n).orElseGet(() -> flow.farewell(turn.language(), Phrase.NOBODY));
    }

    private Optional<Line> line(Turn turn, TwilioForm form) {
        String dialled = form.present("To");
        List<Line> called = lines.all().stream()
                .filter(line -> !line.voice().numbers().isEmpty())
                .toList();
        return lines.byId(turn.line())
                .or(() -> dialled == null ? Optional.empty() : lines.byDialledNumber(dialled))
                .or(() -> called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty());
    }
}
