package dev.lantern.routing.engine.state;

import dev.lantern.events.RelaxationStep;

/** A need as the pools look for it; what is asked of it again and again is worked out once. */
final class Wanted {

    final Need need;

    /** Those who have the language. */
    final Pool speaking;

    /** Who could take one more on the channel. */
    final Ready ready;

    /** The bit of the channel, see {@link Traits}. */
    final long channel;

    /** The bits of the expertise. */
    final long skills;

    final int level;
    final boolean supervisorsOnly;

    /** How far the search is widened. */
    final boolean languageOnly;

    final boolean interpreter;
    final boolean supervisors;

    Wanted(Need need, Pool speaking, Ready ready, long channel, long skills) {
        this.need = need;
        this.speaking = speaking;
        this.ready = ready;
        this.channel = channel;
        this.skills = skills;
        level = need.level();
        supervisorsOnly = need.supervisorsOnly();
        languageOnly = need.allows(RelaxationStep.LANGUAGE_ONLY);
        interpreter = need.allows(RelaxationStep.INTERPRETER);
        supervisors = need.allows(RelaxationStep.SUPERVISORS);
    }
}
