package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
import dev.lantern.events.RelaxationStep;
import java.util.List;

/**
 * What decides who can take a waiting conversation, but for whom it must not or would rather not get. Conversations of the
 * same need wait in one queue: if its first cannot be taken, none of it can.
 *
 * @param language see {@link Language}
 * @param level how well it has to be spoken, from 1
 * @param expertise in alphabetical order
 * @param step how far the search is widened, at most to {@code SUPERVISORS}: after that nobody else is asked
 * @param supervisorsOnly whether only supervisors are asked, while one is signed in
 */
public record Need(
        Channel channel,
        String language,
        int level,
        List<String> expertise,
        RelaxationStep step,
        boolean supervisorsOnly) {

    /** Whether only those who have the language are asked. */
    boolean byLanguage() {
        return !supervisorsOnly && step.compareTo(RelaxationStep.INTERPRETER) < 0;
    }

    boolean allows(RelaxationStep wanted) {
        return step.compareTo(wanted) >= 0;
    }
}
