package dev.lantern.routing.desk;

import java.time.Duration;
import java.util.Map;

/**
 * How the desk works.
 *
 * @param kafka what every client of Kafka is given: addresses, security
 * @param partitions of each topic
 * @param sendWithin how long Kafka has to take a command
 * @param answerWithin how long the engine has to answer it before the caller is told to wait for the stream
 * @param heartbeat how often a quiet stream says that it lives
 * @param presence how often the engine is told that a desk is still connected
 * @param mailbox how many events may wait for a slow client before it is let go
 * @param resumeLimit how many offsets back a stream may resume
 */
public record DeskSettings(
        Map<String, String> kafka,
        int partitions,
        Duration sendWithin,
        Duration answerWithin,
        Duration heartbeat,
        Duration presence,
        int mailbox,
        long resumeLimit) {

    public DeskSettings {
        kafka = Map.copyOf(kafka);
    }
}
