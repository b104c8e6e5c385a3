package dev.lantern.testbed.stories;

import static dev.lantern.testbed.stories.CallScene.SOON;
import static dev.lantern.testbed.stories.InTheCase.awaitStatus;
import static dev.lantern.testbed.stories.InTheCase.conversationOf;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.phone.voice.Telephone;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is broken behind, whoever calls reaches somebody, and the call is in the case afterwards. */
class CallFaultStoryIT {

    private static final Duration HEALED = Duration.ofSeconds(120);
    private static final String BACKUP = "+15550100190";
    private static final String SECOND_BACKUP = "+15550100191";

    private final Hotline hotline = SharedHotline.get();

    @BeforeAll
    static void nobody_waits_from_earlier_stories() {
        SharedHotline.helpAllWhoWait();
    }

    @Test
    void without_kafka_a_call_reaches_a_backup_number_and_is_kept_afterwards() {
        Telephone caller = telephone("+15551000111");
        telephone(BACKUP).isNotAnswered();
        Telephone backup = telephone(SECOND_BACKUP).answersByHand();
        hotline.kafka().stop();
        try {
            caller.calls(Hotline.DEMO_NUMBER)
                    .hears("nothing is recorded")
                    .presses("1")
                    .hears("in danger now")
                    .presses("2")
                    .hears("connecting you with somebody who can help");
            backup.answers().talksWith(caller);
            isKnownToHaveAnswered(backup);
            caller.says("Is somebody there?");
            backup.hears("is somebody there").hangsUp();
            caller.hears("goodbye").isDisconnected();
        } finally {
            hotline.kafka().start();
        }
        awaitStatus(HEALED, conversationOf(caller), "COMPLETED");
    }

    @Test
    void without_routing_a_call_reaches_a_backup_number_after_the_lines_limit_and_is_kept_afterwards() {
        Telephone caller = telephone("+15551000112");
        Telephone backup = telephone(BACKUP).answersByHand();
        hotline.service(Service.ROUTING).stop();
        try {
            caller.calls(Hotline.DEMO_NUMBER)
                    .hears("for english")
                    .presses("1")
                    .hears("in danger now")
                    .presses("2")
                    .hears("please stay on the line")
                    .hears("connecting you with somebody who can help");
            backup.answers().talksWith(caller);
            isKnownToHaveAnswered(backup);
            caller.hangsUp();
            backup.isDisconnected();
        } finally {
            hotline.service(Service.ROUTING).start();
        }
        awaitStatus(HEALED, conversationOf(caller), "COMPLETED");
    }

    private Telephone telephone(String number) {
        return hotline.phones().voice().telephone(number);
    }

    /** That is told apart from how the person's own call ends: of who hangs up in that moment it may be told too late. */
    private void isKnownToHaveAnswered(Telephone backup) {
        String leg = backup.callSid();
        Patience.await(
                SOON,
                () -> hotline.phones().voice().callbacks().accepted().stream()
                        .anyMatch(told -> told.about().equals(leg) && told.url().contains("/backup/answered")),
                () -> "it was not told that " + backup.number() + " answered");
    }
}
