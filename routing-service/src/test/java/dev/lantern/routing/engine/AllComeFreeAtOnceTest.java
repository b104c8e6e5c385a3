package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.lines.Line;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Stage;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More than a handful of advocates have room again at one instant, while many wait; {@link CheckedLine} compares with the oracle. */
class AllComeFreeAtOnceTest {

    private static final List<Channel> WRITTEN = List.of(Channel.SMS, Channel.CHAT);

    /** Nobody is looked at because their search is widened. */
    private static final Line LINE = Given.line("""
            offerTimeout: {default: 30s}
            relaxation: [{after: 1h, step: LANGUAGE_ONLY}]
            capacityWeights: {CHAT: 60, SMS: 30}
            wrapUp: {CHAT: 2m, SMS: 2m}
            """);

    private final CheckedLine checked = new CheckedLine(LINE, true, new Coverage());
    private final List<String> advocates =
            IntStream.range(0, 16).mapToObj(n -> "advocate-" + n).toList();
    private Instant now = Given.MORNING;
    private int count;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theMostUrgentAreOfferedFirstAndNobodyWhoCouldBeHelpedWaitsOn(long seed) {
        Dice dice = new Dice(seed);
        RandomProfiles profiles = new RandomProfiles(dice, false);
        for (String advocate : advocates) {
            command(new DeskCommand.EnrolAdvocate(id(), Given.LINE, "dana", now, profiles.profile(advocate)));
            command(new DeskCommand.SignIn(id(), Given.LINE, advocate, now));
        }
        for (int n = 0; n < 60; n++) {
            now = now.plusMillis(dice.chance(3));
            reachesOut(dice, "person-" + n);
            takeWhatIsOffered();
        }
        assertThat(waiting()).isGreaterThan(8);

        for (String advocate : advocates) {
            for (String conversation : state().roster().open(advocate)) {
                command(new DeskCommand.CompleteConversation(id(), Given.LINE, advocate, now, conversation));
            }
        }
        assertThat(writing()).hasSizeGreaterThan(8);
        int before = waiting();
        now = now.plus(Given.WRAP_UP);
        checked.decide(new Input.Tick(), now);

        assertThat(writing()).isEmpty();
        assertThat(waiting()).isLessThan(before);
        checked.restart();
        checked.end();
    }

    private void reachesOut(Dice dice, String person) {
        checked.decide(new RandomPerson(dice, person, person, dice.one(WRITTEN), now).reachesOut(id()), now);
    }

    private void takeWhatIsOffered() {
        for (String advocate : advocates) {
            for (String id : state().roster().offered(advocate)) {
                Conversation conversation = state().conversations().existing(id);
                String offer = conversation.stage() instanceof Stage.Offered offered ? offered.offerId() : "";
                command(new DeskCommand.AcceptOffer(id(), Given.LINE, advocate, now, offer));
            }
        }
    }

    private List<String> writing() {
        return advocates.stream()
                .filter(advocate -> !state().wrapUps().of(advocate).isEmpty())
                .toList();
    }

    private int waiting() {
        return state().queue().size();
    }

    private void command(DeskCommand command) {
        checked.decide(new Input.Command(command), now);
    }

    private LineState state() {
        return checked.live();
    }

    private String id() {
        return "id-" + ++count;
    }
}
