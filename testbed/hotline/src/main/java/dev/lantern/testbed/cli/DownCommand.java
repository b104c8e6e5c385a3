package dev.lantern.testbed.cli;

import dev.lantern.testbed.HotlineFile;
import dev.lantern.testbed.servers.ServerFailed;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "End the hotline that runs in the background.")
public final class DownCommand implements Callable<Integer> {

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public Integer call() throws InterruptedException {
        Optional<ProcessHandle> launcher =
                HotlineFile.find(data.folders().data()).flatMap(running -> ProcessHandle.of(running.pid()));
        if (launcher.isEmpty()) {
            System.out.println("No hotline runs here.");
            return 0;
        }
        launcher.get().destroy();
        try {
            launcher.get().onExit().get(60, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new ServerFailed("The hotline (process " + launcher.get().pid() + ") did not end within 60 s.", e);
        }
        System.out.println(
                "The hotline has ended; its data is kept in " + data.folders().data());
        return 0;
    }
}
