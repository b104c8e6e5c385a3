package dev.lantern.testbed.cli;

import dev.lantern.events.TopicSpec;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "topics", description = "Print the commands that make the topics on a Kafka of your own.")
public final class TopicsCommand implements Callable<Integer> {

    @Option(names = "--partitions", description = "of each topic, as in lantern.topics.partitions (default: 4)")
    private int partitions = 4;

    @Option(names = "--replicas", description = "of each partition (default: 3)")
    private int replicas = 3;

    @Override
    public Integer call() {
        for (TopicSpec topic : TopicSpec.all()) {
            System.out.println(command(topic));
        }
        return 0;
    }

    private String command(TopicSpec topic) {
        String configuration = new TreeMap<>(topic.config())
                .entrySet().stream()
                        .map(entry -> " --config " + entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining());
        String durable = replicas > 2 ? " --config min.insync.replicas=2" : "";
        return "kafka-topics.sh --bootstrap-server \"$KAFKA\" --create --if-not-exists --topic %s --partitions %d --replication-factor %d%s%s"
                .formatted(topic.name(), partitions, replicas, configuration, durable);
    }
}
