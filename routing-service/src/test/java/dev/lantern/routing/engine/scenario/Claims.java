package dev.lantern.routing.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.Stage;
import java.util.Locale;
import java.util.regex.Matcher;

/** What can be claimed to hold in a scenario. */
final class Claims {

    static final Sentences<Telling> ALL = new Sentences<Telling>()
            .say("<person> waits", (line, said) -> assertThat(stage(line, said)).isInstanceOf(Stage.Queued.class))
            .say("<person> is offered to <who>", (line, said) -> assertThat(
                            line.conversation(said.group("person")).offeredTo())
                    .isEqualTo(said.group("who")))
            .say("<person> is with <who>", (line, said) -> assertThat(
                            line.conversation(said.group("person")).advocate())
                    .isEqualTo(said.group("who")))
            .say("the conversation of <person> is closed", (line, said) -> assertThat(stage(line, said))
                    .isInstanceOf(Stage.Closed.class))
            .say("<person> is unknown", (line, said) -> assertThat(line.find(said.group("person")))
                    .isNull())
            .say("<person> has (?<n>[0-9]+) conversations?", (line, said) -> assertThat(line.state
                            .conversations()
                            .thread(said.group("person"))
                            .conversations())
                    .isEqualTo(number(said)))
            .say("<person> has said (?<n>[0-9]+) things?", (line, said) -> assertThat(
                            line.conversation(said.group("person")).said())
                    .isEqualTo(number(said)))
            .say("the urgency of <person> is <urgency>", (line, said) -> assertThat(
                            line.conversation(said.group("person")).urgency().name())
                    .isEqualTo(said.group("urgency")))
            .say("<who> is (?<state>available|away|offline)", (line, said) -> assertThat(
                            advocate(line, said).presence().name())
                    .isEqualTo(said.group("state").toUpperCase(Locale.ROOT)))
            .say("<who> has (?<n>[0-9]+) in hand", (line, said) -> assertThat(
                            line.state.roster().open(said.group("who")))
                    .hasSize(number(said)))
            .say("<who> is offered (?<n>[0-9]+)", (line, said) -> assertThat(
                            line.state.roster().offered(said.group("who")))
                    .hasSize(number(said)))
            .say("(?<n>[0-9]+) wait", (line, said) -> assertThat(snapshot(line).waiting().stream()
                            .mapToInt(QueueSnapshot.Waiting::count)
                            .sum())
                    .isEqualTo(number(said)))
            .say("the longest wait is <time>", (line, said) -> assertThat(
                            snapshot(line).longestWaitMillis())
                    .isEqualTo(Times.of(said.group("time")).toMillis()))
            .say("it is (?:refused )?(?<answer>done|[A-Z_]+)", (line, said) -> assertThat(line.answer())
                    .isEqualTo(said.group("answer")))
            .say("<kind> was told (?<n>[0-9]+) times?", (line, said) -> assertThat(line.told.stream()
                            .filter(event -> event.getClass().getSimpleName().equals(said.group("kind"))))
                    .hasSize(number(said)))
            .say("<person> stands aside", (line, said) -> assertThat(stage(line, said))
                    .isInstanceOf(Stage.Aside.class))
            .say("<who> writes up (?<n>[0-9]+)", (line, said) -> assertThat(
                            line.state.wrapUps().of(said.group("who")))
                    .hasSize(number(said)))
            .say("<who> takes part with <person>", (line, said) -> assertThat(
                            line.state.circles().joinedBy(said.group("who")))
                    .contains(line.conversationId(said.group("person"))))
            .say("nothing was told", (line, said) -> assertThat(line.lastTold(LanternEvent.class))
                    .isEmpty())
            .say("the desk shows <reply> as <state>", Claims::deliveryShown)
            .say("nobody is (?<state>busy|available)", (line, said) -> assertThat(snapshot(line)
                            .advocates()
                            .getOrDefault(
                                    AdvocateState.valueOf(said.group("state").toUpperCase(Locale.ROOT)), 0))
                    .isZero());

    private Claims() {}

    private static Stage stage(Telling line, Matcher said) {
        Conversation conversation = line.conversation(said.group("person"));
        return conversation.stage();
    }

    private static Advocate advocate(Telling line, Matcher said) {
        Advocate advocate = line.state.roster().advocate(said.group("who"));
        if (advocate == null) {
            throw new AssertionError(said.group("who") + " is not on the roster");
        }
        return advocate;
    }

    private static QueueSnapshot snapshot(Telling line) {
        return line.state.snapshot(line.now);
    }

    private static void deliveryShown(Telling line, Matcher said) {
        String reply = Telling.replyId(said.group("reply"));
        assertThat(line.told.stream()
                        .filter(FeedEvent.DeliveryChanged.class::isInstance)
                        .map(FeedEvent.DeliveryChanged.class::cast)
                        .filter(changed -> changed.replyId().equals(reply))
                        .map(changed -> changed.state().name())
                        .reduce((earlier, later) -> later))
                .contains(said.group("state"));
    }

    private static int number(Matcher said) {
        return Integer.parseInt(said.group("n"));
    }
}
