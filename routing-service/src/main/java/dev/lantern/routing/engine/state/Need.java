package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
import java.util.List;

/**
 * What decides who can take a waiting conversation. Conversations of the same need wait in one queue: if its first cannot
 * be taken, none of it can. There are few needs, so a decision never looks through the people who wait.
 *
 * @param language see {@link Language}
 * @param anyLanguage whether an advocate of another language will do
 * @param bars whom not to ask at all
 * @param passedBy whom not to ask again unless nobody else is left
 */
public record Need(Channel channel, String language, boolean anyLanguage, List<String> passedBy, Bars bars) {}
