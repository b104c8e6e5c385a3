package dev.lantern.testbed.phone;

import java.util.List;

/** What the network does with the next message it is asked to send. */
public sealed interface SendPlan {

    /** Takes it and reports these states; the text is shown on the phone when it is delivered. */
    record Report(List<String> statuses, int errorCode) implements SendPlan {
        public Report {
            statuses = List.copyOf(statuses);
        }
    }

    /** Refuses it over HTTP. */
    record Refuse(int httpStatus, int code, String message) implements SendPlan {}

    /** Takes it but never answers the request in time. */
    record Hang() implements SendPlan {}

    SendPlan DELIVER = new Report(List.of("sending", "sent", "delivered"), 0);
}
