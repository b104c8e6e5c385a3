package dev.lantern.testbed.cli;

import dev.lantern.testbed.HotlineFile;
import dev.lantern.testbed.client.Http;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Show what runs and whether it is ready. The exit code is 0 when all is ready.")
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public Integer call() {
        HotlineFile running = data.running();
        System.out.printf("%-18s %-28s %s%n", "launcher", "process " + running.pid(), "runs");
        System.out.printf("%-18s %-28s%n", "kafka", running.kafka());
        System.out.printf("%-18s %-28s%n", "phone network", running.phoneNetwork());
        boolean allReady = true;
        for (var service : running.services().entrySet()) {
            String state = state(service.getValue());
            allReady &= state.equals("ready");
            System.out.printf("%-18s %-28s %s%n", service.getKey(), service.getValue(), state);
        }
        return allReady ? 0 : 1;
    }

    private static String state(URI service) {
        try {
            Http.Answer answer = new Http(service, null).get("/q/health/ready");
            return answer.ok() ? "ready" : "not ready: " + failing(answer);
        } catch (UncheckedIOException e) {
            return "not answering";
        }
    }

    private static String failing(Http.Answer answer) {
        StringBuilder names = new StringBuilder();
        answer.body().path("checks").forEach(check -> {
            if (!check.path("status").asText().equals("UP")) {
                names.append(names.isEmpty() ? "" : ", ")
                        .append(check.path("name").asText());
            }
        });
        return names.toString();
    }
}
