package dev.lantern.testbed.engine;

/** What a decision is about. */
enum Kind {
    ARRIVAL("somebody new reaches out"),
    ACCEPT("an advocate accepts an offer"),
    DECLINE("an advocate declines an offer, the next is asked"),
    COMPLETE("an advocate completes a conversation and is offered the next"),
    TICK("time passes: whatever is due"),
    MESSAGE("a person who has an advocate writes again"),
    ANSWER("an advocate answers");

    final String words;

    Kind(String words) {
        this.words = words;
    }
}
