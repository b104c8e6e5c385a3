package dev.lantern.sms.wire;

import dev.lantern.events.EventCodec;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.twilio.TwilioSignature;
import dev.lantern.ingest.wire.IngestConfig;
import dev.lantern.lines.LineFolder;
import dev.lantern.sms.inbound.Practice;
import dev.lantern.sms.inbound.SpokenLanguage;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Practises before it is ready. A text that comes earlier is taken all the same. */
@Readiness
@Singleton
public class PracticeWiring implements HealthCheck {

    private static final System.Logger LOG = System.getLogger(PracticeWiring.class.getName());
    private static final Duration MOST = Duration.ofMillis(500);

    private final Practice practice;
    private volatile boolean done;

    PracticeWiring(
            TwilioSignature signature, Keyring keys, SpokenLanguage languages, LineFolder lines, IngestConfig ingest) {
        this.practice = new Practice(
                signature,
                keys,
                languages,
                new EventCodec(ingest.topicsPartitions()),
                List.copyOf(lines.current().all()));
    }

    void start(@Observes StartupEvent event) {
        LOG.log(Level.INFO, "practised texts={0}", practice.run(MOST));
        done = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("practised").status(done).build();
    }
}
