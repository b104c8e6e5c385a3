package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.routing.engine.state.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hang-up, an accept and a time-out within 10 ms, in every order, at distinct instants and at the same. */
class RaceStoriesTest {

    enum Happening {
        HANG_UP,
        ACCEPT,
        TIME_OUT
    }

    record Order(List<Happening> happenings, Duration apart) {}

    static Stream<Order> orders() {
        List<Order> orders = new ArrayList<>();
        for (List<Happening> order : Permutations.of(List.of(Happening.values()))) {
            orders.add(new Order(order, Duration.ZERO));
            orders.add(new Order(order, Duration.ofMillis(3)));
        }
        return orders.stream();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void whateverComesFirstTheConversationEndsOnceAndNothingIsLeftBehind(Order order) {
        Story story = new Story();
        story.advocate("maria", "en").signal("anna", Channel.CHAT, null, Answers.NONE);
        String offer = story.offerOf("anna");
        story.now = story.now.plus(Given.OFFER_TIMEOUT);

        for (Happening happening : order.happenings()) {
            story.now = story.now.plus(order.apart());
            switch (happening) {
                case HANG_UP -> story.leaves("anna", Channel.CHAT, Reason.HUNG_UP);
                case ACCEPT ->
                    story.command(new DeskCommand.AcceptOffer(story.nextId(), Given.LINE, "maria", story.now, offer));
                case TIME_OUT -> story.input(new Input.Tick());
            }
        }

        boolean acceptedFirst = order.happenings().getFirst() == Happening.ACCEPT;
        assertThat(story.conversation("anna").stage()).isInstanceOf(Stage.Closed.class);
        assertThat(story.allTold(AssignmentEvent.ConversationAssigned.class)).hasSize(acceptedFirst ? 1 : 0);
        assertThat(story.allTold(AssignmentEvent.ConversationCompleted.class)).hasSize(acceptedFirst ? 1 : 0);
        assertThat(story.allTold(AssignmentEvent.ConversationAbandoned.class)).hasSize(acceptedFirst ? 0 : 1);
        assertThat(story.allTold(FeedEvent.OfferClosed.class)).hasSize(1);
        assertThat(story.handOf("maria")).isEmpty();
        assertThat(story.state.roster().offered("maria")).isEmpty();
        boolean missed = order.happenings().getFirst() == Happening.TIME_OUT;
        assertThat(story.onRoster("maria").available()).isEqualTo(!missed);
    }
}
