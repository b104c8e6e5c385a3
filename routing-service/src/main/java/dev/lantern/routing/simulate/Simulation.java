package dev.lantern.routing.simulate;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.lines.Line;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * One day through the real engine under one policy: people who give up or ask to be called back, advocates who accept,
 * decline, miss, hand on, lose their connection, take breaks and go home, and the engine's own timers. The same day, policy and seed give the same outcome to the bit.
 */
final class Simulation {

    private Simulation() {}

    /** @param progress told how much of the day has passed, from 0 to 1 */
    static Outcome of(Line policy, Day day, long seed, DoubleConsumer progress) {
        return of(policy, day, seed, progress, event -> {});
    }

    /** @param reader of all that the engine tells */
    static Outcome of(Line policy, Day day, long seed, DoubleConsumer progress, Consumer<AssignmentEvent> reader) {
        Chance chance = new Chance(seed);
        SimulatedLine line = new SimulatedLine(policy, day.begins());
        Courses courses = new Courses(day.contacts(), chance);
        People people = new People(line, courses);
        Staff staff = new Staff(line, people, courses, chance);
        Ledger ledger = new Ledger(day.begins());
        line.tell(ledger::take);
        line.tell(people::read);
        line.tell(staff::read);
        line.tell(reader);
        staff.enrol(day.members());
        staff.expect(day.presences());
        people.expect(day.contacts());
        line.runUntil(day.ends(), progress);
        return ledger.close(day.ends());
    }
}
