package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.voice.RestFaults;
import dev.lantern.testbed.phone.voice.Telephone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Telephones and desks of one line, for the stories of a class that registers it as a static extension. Before the first
 * story the line is there and nobody waits on it; at the end of each everybody goes home, and the provider has not
 * complained.
 */
final class CallScene implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    static final Duration SOON = Duration.ofSeconds(60);

    private final String line;
    private final Runnable ready;
    private final List<DeskClient> onDuty = new ArrayList<>();
    private List<String> complaints = List.of();

    private CallScene(String line, Runnable ready) {
        this.line = line;
        this.ready = ready;
    }

    static CallScene ofDemoLine() {
        return new CallScene(Hotline.DEMO_LINE, SharedHotline::helpAllWhoWait);
    }

    static CallScene of(OwnCallLine line) {
        return new CallScene(line.id(), line::open);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ready.run();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        complaints = hotline().phones().complaints();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        restFaults().none();
        hotline().phones().voice().callbacks().disturb(0, 1);
        hotline().phones().voice().hangUpEverybody();
        onDuty.forEach(CallScene::goesHome);
        onDuty.clear();
        assertThat(hotline().phones().complaints()).isEqualTo(complaints);
    }

    Telephone telephone(String number) {
        return hotline().phones().voice().telephone(number);
    }

    Telephone softphone(String advocate) {
        return telephone("client:" + advocate).answersByHand();
    }

    RestFaults restFaults() {
        return hotline().phones().voice().restFaults();
    }

    /** In English, on the demo line. */
    static void waits(Telephone caller) {
        caller.calls(Hotline.DEMO_NUMBER)
                .hears("for english")
                .presses("1")
                .hears("in danger now")
                .presses("2")
                .hears("in line");
    }

    /** With a softphone. */
    DeskClient signsIn(String name) {
        SharedHotline.done(() -> desk("dana", "supervisor").enrol(name, name, List.of("en", "es"), Map.of("VOICE", 1)));
        return here(name);
    }

    DeskClient signsInAt(String name, String telephone) {
        SharedHotline.done(() -> desk("dana", "supervisor").enrolAt(name, telephone));
        return here(name);
    }

    DeskClient desk(String name, String role) {
        return SharedHotline.desk(line, name, role);
    }

    /** @return the conversation, with both in one room */
    String takes(DeskClient advocate, Telephone caller, Telephone ear) {
        try (DeskStream stream = advocate.stream(null)) {
            String conversation = AtTheDesk.accepts(advocate, stream, caller);
            ear.answers().isInRoomWith(caller);
            return conversation;
        }
    }

    private DeskClient here(String name) {
        DeskClient desk = desk(name, "advocate");
        SharedHotline.done(desk::signIn);
        onDuty.add(desk);
        return desk;
    }

    /** Until the end of a call is told, somebody still has it. */
    private static void goesHome(DeskClient desk) {
        Patience.await(
                SOON,
                () -> {
                    desk.finishWrapUps();
                    Http.Answer answer = desk.signOut();
                    return answer.ok() || answer.body().path("code").asText().equals("NOT_SIGNED_IN");
                },
                () -> "somebody could not sign out");
    }

    private static Hotline hotline() {
        return SharedHotline.get();
    }
}
