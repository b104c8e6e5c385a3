package dev.lantern.testbed.cli;

import dev.lantern.events.Decoded;
import dev.lantern.events.EventType;
import dev.lantern.events.Topics;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.testbed.EventLog;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "watch", description = "Follow the event log of the running hotline until Ctrl-C.")
public final class WatchCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    @Mixin
    private DataFolder data = new DataFolder();

    @Option(names = "--topics", split = ",", description = "which ones (default: all but queue-status)")
    private List<String> topics = Topics.ALL.stream()
            .filter(topic -> !topic.equals(Topics.QUEUE_STATUS))
            .toList();

    @Option(names = "--from-start", description = "begin with what is there already")
    private boolean fromStart;

    @Option(
            names = "--keys",
            paramLabel = "FOLDER",
            description = "show what the private keys in this folder open, such as .lantern/data/keys/all")
    private @Nullable Path keys;

    @Override
    public Integer call() throws InterruptedException {
        SealedView view = keys == null ? SealedView.closed() : SealedView.openedWith(Keyring.load(keys));
        try (EventLog log = EventLog.follow(
                data.running().kafka(), topics, fromStart, (rec, decoded) -> show(rec, decoded, view))) {
            Thread.currentThread().join();
            return 0;
        }
    }

    private static void show(ConsumerRecord<byte[], byte[]> rec, Decoded decoded, SealedView view) {
        switch (decoded) {
            case Decoded.Event event ->
                System.out.printf(
                        "%s %s/%d@%d  %s  %s%n",
                        TIME.format(LocalTime.ofInstant(event.envelope().time(), ZoneId.systemDefault())),
                        rec.topic(),
                        rec.partition(),
                        rec.offset(),
                        EventType.of(event.envelope().event()).name(),
                        view.of(event.envelope().event()));
            case Decoded.Unreadable unreadable ->
                System.out.printf(
                        "             %s/%d@%d  unreadable: %s%n",
                        rec.topic(), rec.partition(), rec.offset(), unreadable.reason());
        }
    }
}
