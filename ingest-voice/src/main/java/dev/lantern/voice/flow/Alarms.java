package dev.lantern.voice.flow;

/** Told when somebody was helped though something is wrong. */
@FunctionalInterface
public interface Alarms {

    /** @param reason stable, in lower case with hyphens, such as {@code missing-parameters} */
    void raise(String reason);
}
