package dev.lantern.testbed.demo;

import dev.lantern.events.Urgency;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One conversation in the table; what has not happened yet is absent. */
record Row(
        String signal,
        Instant sentAt,
        @Nullable Instant acceptedAt,
        @Nullable String conversationId,
        @Nullable String urgency,
        @Nullable Instant offeredAt,
        @Nullable String advocate,
        @Nullable Instant assignedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant keptAt) {

    static Row sent(String signal, Instant at) {
        return new Row(signal, at, null, null, null, null, null, null, null, null);
    }

    Row accepted(Instant at) {
        return new Row(
                signal, sentAt, at, conversationId, urgency, offeredAt, advocate, assignedAt, answeredAt, keptAt);
    }

    Row queued(String conversation, Urgency urgency) {
        return new Row(
                signal,
                sentAt,
                acceptedAt,
                conversation,
                urgency.name(),
                offeredAt,
                advocate,
                assignedAt,
                answeredAt,
                keptAt);
    }

    Row offered(String advocate, Instant at) {
        return new Row(
                signal, sentAt, acceptedAt, conversationId, urgency, at, advocate, assignedAt, answeredAt, keptAt);
    }

    Row assigned(String advocate, Instant at) {
        return new Row(
                signal, sentAt, acceptedAt, conversationId, urgency, offeredAt, advocate, at, answeredAt, keptAt);
    }

    Row answered(Instant at) {
        return new Row(
                signal, sentAt, acceptedAt, conversationId, urgency, offeredAt, advocate, assignedAt, at, keptAt);
    }

    Row kept(Instant at) {
        return new Row(
                signal, sentAt, acceptedAt, conversationId, urgency, offeredAt, advocate, assignedAt, answeredAt, at);
    }

    /** Milliseconds from the sending to {@code then}, or what stands for not yet. */
    String after(@Nullable Instant then) {
        return then == null ? "·" : Duration.between(sentAt, then).toMillis() + " ms";
    }
}
