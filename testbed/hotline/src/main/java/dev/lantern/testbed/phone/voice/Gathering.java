package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Takes keys, while prompts are heard and for some time after.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml/gather">Twilio: Gather</a>
 */
record Gathering(Performance performance, Verb.Gather gather, Source within) {

    private static final Duration A_PERSON_HOLDS = Duration.ofSeconds(30);

    Performance.Step run() throws Unavailable {
        Leg.Keys keys = new Leg.Keys();
        Switchboard board = performance.network().board();
        board.change(() -> {
            performance.leg().keys = keys;
        });
        try {
            prompt(keys);
            int seen = pressed(keys);
            while (!isComplete(keys) && awaitKey(keys, seen)) {
                seen = pressed(keys); // each key gives time for the next
            }
        } finally {
            board.change(() -> {
                performance.leg().keys = null;
            });
        }
        return result(keys);
    }

    private int pressed(Leg.Keys keys) {
        return performance.network().board().get(keys.pressed::length);
    }

    private void prompt(Leg.Keys keys) throws Unavailable {
        BooleanSupplier cutOrKey = () -> performance.cut().getAsBoolean() || !keys.pressed.isEmpty();
        try {
            for (Verb.Prompt prompt : gather.prompts()) {
                performance.prompt(prompt, within, cutOrKey);
            }
        } catch (Cut cut) {
            if (performance.network().board().get(performance.cut()::getAsBoolean)) {
                throw cut;
            }
        }
    }

    private boolean isComplete(Leg.Keys keys) {
        return performance
                .network()
                .board()
                .get(() -> finish(keys) >= 0 || gather.numDigits() > 0 && keys.pressed.length() >= gather.numDigits());
    }

    private int finish(Leg.Keys keys) {
        return gather.finishOnKey().isEmpty() ? -1 : keys.pressed.indexOf(gather.finishOnKey());
    }

    /**
     * Time does not go by between two things that a person in a test does: tests are not about how fast they are.
     *
     * @param seen how many keys there were before it was known that they are not enough
     */
    private boolean awaitKey(Leg.Keys keys, int seen) {
        Switchboard board = performance.network().board();
        Handset telephone = performance.leg().telephone.handset();
        BooleanSupplier key = () -> performance.cut().getAsBoolean() || keys.pressed.length() > seen;
        Duration timeout = telephone.pace.seconds(gather.timeout());
        while (!board.await(key, timeout)) {
            if (!board.get(telephone::isHeld)) {
                return false;
            }
            board.await(() -> key.getAsBoolean() || !telephone.isHeld(), A_PERSON_HOLDS);
        }
        if (board.get(performance.cut()::getAsBoolean)) {
            throw new Cut();
        }
        return true;
    }

    private Performance.Step result(Leg.Keys keys) throws Unavailable {
        int finish = finish(keys);
        String digits = keys.pressed.substring(0, finish >= 0 ? finish : keys.pressed.length());
        if (gather.numDigits() > 0 && digits.length() > gather.numDigits()) {
            digits = digits.substring(0, gather.numDigits());
        }
        if (digits.isEmpty() && !gather.actionOnEmptyResult()) {
            return Performance.Step.ON;
        }
        Form form = Form.of(
                "msg", "Gather End", "Digits", digits, "FinishedOnKey", finish >= 0 ? gather.finishOnKey() : "");
        String action = gather.action();
        return new Performance.Step.To(Performance.action(within, action == null ? "" : action, gather.method(), form));
    }
}
