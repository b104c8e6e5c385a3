package dev.lantern.routing.engine.state;

import dev.lantern.events.FeedEvent.SafeWay;
import dev.lantern.events.Requirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next state of a conversation in the making: what nobody changes is as it was. */
final class ConversationDraft {

    Person person;
    Rank rank;
    Turn turn;
    Stage stage;
    int said;
    int offers;

    @Nullable
    String formerAdvocate;

    List<String> passedBy;

    @Nullable
    Bars bars;

    @Nullable
    Callback callback;

    @Nullable
    Alarm alarm;

    Requirements requirements;

    @Nullable
    SafeWay safeWay;

    private final String id;

    ConversationDraft(Conversation was) {
        id = was.id();
        person = was.person();
        rank = was.rank();
        turn = was.turn();
        stage = was.stage();
        said = was.said();
        offers = was.offers();
        formerAdvocate = was.formerAdvocate();
        passedBy = was.passedBy();
        bars = was.bars();
        callback = was.callback();
        alarm = was.alarm();
        requirements = was.requirements();
        safeWay = was.safeWay();
    }

    Conversation done() {
        return new Conversation(
                id,
                person,
                rank,
                turn,
                stage,
                said,
                offers,
                formerAdvocate,
                passedBy,
                bars,
                callback,
                alarm,
                requirements,
                safeWay);
    }
}
