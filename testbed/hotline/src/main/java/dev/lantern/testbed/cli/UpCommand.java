package dev.lantern.testbed.cli;

import dev.lantern.testbed.Folders;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.HotlineFile;
import dev.lantern.testbed.HotlineSettings;
import dev.lantern.testbed.servers.ServerFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Start the hotline in the background.")
public final class UpCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Mixin
    private HotlineOptions options = new HotlineOptions();

    @Option(names = "--foreground", description = "stay, and end with Ctrl-C")
    private boolean foreground;

    @Override
    public Integer call() throws IOException, InterruptedException {
        HotlineSettings settings = options.settings();
        return foreground ? stay(settings) : startInBackground(settings.folders());
    }

    private static int stay(HotlineSettings settings) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Hotline hotline = Hotline.start(settings, new Progress(out, Instant.now()));
                CloseOnExit ignored = CloseOnExit.of(hotline)) {
            new Addresses(hotline).print(out);
            Thread.currentThread().join();
            return 0;
        }
    }

    /** A second launcher in a session of its own; its output is shown until the hotline is up. */
    private int startInBackground(Folders folders) throws IOException, InterruptedException {
        Path log = folders.data().resolve("logs/launcher.log");
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        Process launcher = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile())
                .start();
        Instant giveUp = Instant.now().plus(LIMIT);
        long shown = 0;
        boolean up = false;
        while (!up && Instant.now().isBefore(giveUp)) {
            boolean ended = launcher.waitFor(100, TimeUnit.MILLISECONDS);
            up = HotlineFile.find(folders.data()).isPresent();
            shown = show(log, shown);
            if (ended) {
                throw new ServerFailed("The hotline did not start; see " + log);
            }
        }
        if (!up) {
            launcher.destroy();
            throw new ServerFailed("The hotline was not up within " + LIMIT.toSeconds() + " s; see " + log);
        }
        launcher.waitFor(300, TimeUnit.MILLISECONDS); // lets it print its addresses
        show(log, shown);
        return 0;
    }

    private static long show(Path log, long shown) throws IOException {
        byte[] all = Files.readAllBytes(log);
        System.out.write(all, (int) shown, all.length - (int) shown);
        System.out.flush();
        return all.length;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid"); // Ctrl-C and the end of the terminal are not meant for it
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.lantern.testbed.Lantern"));
        command.addAll(List.of("up", "--foreground"));
        command.addAll(options.arguments());
        return command;
    }
}
