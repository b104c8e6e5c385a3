package dev.lantern.testbed.phone;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the network does with the next message it is asked to send. */
public sealed interface SendPlan {

    /** Takes it and reports these states, in this order; the text is shown on the phone when it is delivered. */
    record Report(List<Step> steps) implements SendPlan {
        public Report {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One report.
     *
     * @param errorCode 0 for none
     * @param after the one before
     * @param times how often the same is told
     */
    record Step(String status, int errorCode, Duration after, int times) {

        public static Step of(String status) {
            return new Step(status, 0, Duration.ZERO, 1);
        }

        public Step later(Duration delay) {
            return new Step(status, errorCode, delay, times);
        }

        public Step repeated(int howOften) {
            return new Step(status, errorCode, after, howOften);
        }
    }

    /** Refuses it over HTTP. */
    record Refuse(int httpStatus, int code, String message) implements SendPlan {}

    /** Takes it but never answers the request in time. */
    record Hang() implements SendPlan {}

    SendPlan DELIVER = inOrder("sending", "sent", "delivered");

    /** Takes it and reports these states, whatever order they make sense in. */
    static SendPlan inOrder(String... statuses) {
        return new Report(Stream.of(statuses).map(Step::of).toList());
    }

    /** Takes it, and a carrier does not deliver it. */
    static SendPlan undelivered(int errorCode) {
        return new Report(List.of(Step.of("sent"), new Step("undelivered", errorCode, Duration.ZERO, 1)));
    }
}
