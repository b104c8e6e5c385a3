package dev.lantern.ingest.wire;

import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.KeyringException;
import dev.lantern.lines.InvalidLinesException;
import dev.lantern.lines.LineFolder;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Keys and lines, read at start, so that a service which cannot seal or does not know its lines does not start. */
public class ContractWiring {

    @Produces
    @Singleton
    @Startup
    @DefaultBean
    Keyring keys(IngestConfig config) {
        try {
            return Keyring.load(config.keysFolder());
        } catch (KeyringException e) {
            throw new IllegalStateException("lantern.keys.folder: " + e.getMessage(), e);
        }
    }

    @Produces
    @Singleton
    @Startup
    @DefaultBean
    LineFolder lines(IngestConfig config) {
        try {
            return LineFolder.open(config.linesFolder());
        } catch (InvalidLinesException e) {
            throw new IllegalStateException("lantern.lines.folder: " + e.getMessage(), e);
        }
    }
}
