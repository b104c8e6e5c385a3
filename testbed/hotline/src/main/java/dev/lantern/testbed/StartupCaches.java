package dev.lantern.testbed;

import dev.lantern.testbed.demo.Demo;
import dev.lantern.testbed.servers.BackingServers;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Makes the start-up caches of all services: a training run in which they do the main job once. */
public final class StartupCaches {

    private StartupCaches() {}

    /** Whether every service has a cache that its JVM would take. */
    public static boolean fit(Folders folders) {
        return Arrays.stream(Service.values()).allMatch(service -> ServiceProgram.cache(service, folders)
                .fits(ServiceProgram.command(service, folders, HotlineSettings.Purpose.SHOWING)));
    }

    /** @param settings a hotline of its own, on a data folder that is thrown away */
    public static void make(HotlineSettings settings, Consumer<String> progress) {
        BackingServers.prepare(progress);
        CountDownLatch ready = new CountDownLatch(Service.values().length);
        CompletableFuture<Void> practised = new CompletableFuture<>();
        try (Hotline hotline = Hotline.withoutServices(settings, progress)) {
            List<CompletableFuture<Void>> training = new ArrayList<>();
            for (Service service : Service.values()) {
                ServiceProgram program = hotline.program(service);
                Runnable practise = () -> {
                    ready.countDown();
                    practised.join();
                };
                training.add(CompletableFuture.runAsync(
                        () -> program.cache().make(program.plain(), program.command(), practise, progress),
                        Thread::startVirtualThread));
            }
            // One that cannot start must not keep the others waiting.
            training.forEach(service -> service.exceptionally(failure -> {
                practised.complete(null);
                return null;
            }));
            CompletableFuture.runAsync(() -> practise(hotline, ready), Thread::startVirtualThread)
                    .whenComplete((done, failure) -> practised.complete(null));
            CompletableFuture.allOf(training.toArray(CompletableFuture[]::new)).join();
        }
    }

    private static void practise(Hotline hotline, CountDownLatch ready) {
        try {
            ready.await();
            new Demo(hotline, new PrintStream(OutputStream.nullOutputStream()), false).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
