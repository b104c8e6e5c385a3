package dev.lantern.lines;

/** Where the lines are described, as they may change while the service runs. */
@FunctionalInterface
public interface LineSource {

    /** The lines as they stand, at most a second old. Cheap. */
    Lines current();

    /** The lines as their files say at this moment: for whoever has reason to expect more than {@link #current()} says. */
    default Lines lookNow() {
        return current();
    }
}
