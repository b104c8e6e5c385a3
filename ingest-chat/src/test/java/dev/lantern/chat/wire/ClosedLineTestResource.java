package dev.lantern.chat.wire;

import dev.lantern.testbed.servers.LanternTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Adds to the demo line one whose webform is not offered. */
public final class ClosedLineTestResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Files.writeString(LanternTestResource.linesFolder().resolve("closed.yaml"), """
                    line: closed
                    name: Closed
                    languages: [en]
                    webform:
                      enabled: false
                    """);
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The folder is thrown away with the JVM.
    }
}
