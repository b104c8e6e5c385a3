package dev.lantern.routing.engine.state;

/** The next number of the line's own count, which orders what happened at the same instant. */
public record Sequence(long next) implements Entity {

    public static final Sequence START = new Sequence(1);

    @Override
    public boolean sameRecordAs(Entity other) {
        return other instanceof Sequence;
    }

    @Override
    public String key() {
        return Kinds.SEQUENCE + "/next";
    }
}
