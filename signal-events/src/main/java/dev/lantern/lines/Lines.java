package dev.lantern.lines;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of an installation as they stood when they were read. No number belongs to two of them. */
public final class Lines {

    private final List<Line> all;
    private final Map<String, Line> byId = new LinkedHashMap<>();
    private final Map<String, Line> byNumber = new LinkedHashMap<>();
    private final Map<String, Line> byRcsSender = new LinkedHashMap<>();
    private final Map<String, Line> byDialledNumber = new LinkedHashMap<>();

    Lines(Collection<Line> lines) {
        this.all = List.copyOf(lines);
        for (Line line : all) {
            byId.put(line.id(), line);
            line.sms().numbers().forEach(number -> byNumber.put(number, line));
            line.sms().rcs().forEach(sender -> byRcsSender.put(sender, line));
            line.voice().numbers().forEach(number -> byDialledNumber.put(number, line));
        }
    }

    /** In the order of their ids. */
    public Collection<Line> all() {
        return all;
    }

    public Optional<Line> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @param e164 the number that was texted */
    public Optional<Line> byNumber(String e164) {
        return Optional.ofNullable(byNumber.get(e164));
    }

    /** @param number that was dialled, E.164 or short */
    public Optional<Line> byDialledNumber(String number) {
        return Optional.ofNullable(byDialledNumber.get(number));
    }

    /** @param name of the RCS sender that was written to, without {@code rcs:} */
    public Optional<Line> byRcsSender(String name) {
        return Optional.ofNullable(byRcsSender.get(name));
    }
}
