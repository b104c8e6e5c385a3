package dev.lantern.sms.wire;

import dev.lantern.events.Reader;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.KeyringException;
import dev.lantern.ingest.twilio.TwilioSignature;
import dev.lantern.ingest.wire.SignedRequests;
import dev.lantern.ingest.wire.WebhookMetrics;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFolder;
import dev.lantern.sms.inbound.Floods;
import dev.lantern.sms.inbound.SpokenLanguage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Made at start: a service that cannot check signatures or hash an address must not accept anything. */
public class SmsWiring {

    @Produces
    @Singleton
    @Startup
    SmsSettings settings(SmsConfig config) {
        return SmsSettings.from(config);
    }

    @Produces
    @Singleton
    @Startup
    TwilioSignature signature(SmsSettings settings, Keyring keys) {
        requireKeys(keys);
        return new TwilioSignature(
                settings.access().publicUrl(), settings.access().authTokens());
    }

    @Produces
    @Singleton
    SignedRequests signed(TwilioSignature signature, WebhookMetrics metrics) {
        return new SignedRequests(signature, metrics);
    }

    /** Read at start: the first text should not wait for it. */
    @Produces
    @Singleton
    @Startup
    SpokenLanguage languages(LineFolder lines) {
        SpokenLanguage languages = new SpokenLanguage();
        for (Line line : lines.current().all()) {
            languages.of("short", line.languages());
            languages.of("long enough to be in any language", line.languages());
        }
        return languages;
    }

    @Produces
    @Singleton
    Floods floods(SmsSettings settings, MeterRegistry meters) {
        SmsConfig.Flood flood = settings.sms().flood();
        Floods floods = new Floods(
                new Floods.Limits(flood.perMinute(), flood.gather(), flood.mostTogether(), flood.mostWaiting()));
        FunctionCounter.builder("lantern.texts.flood", floods, Floods::gathered)
                .description("Texts of senders who write more than a person can")
                .register(meters);
        Gauge.builder("lantern.texts.flood.waiting", floods, Floods::waiting)
                .description("Of these, the ones that wait for their heap")
                .register(meters);
        return floods;
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    private static void requireKeys(Keyring keys) {
        try {
            keys.lookup();
        } catch (KeyringException e) {
            throw new IllegalStateException(
                    "lantern.keys.folder: " + e.getMessage() + ", which tells people apart.", e);
        }
        if (!keys.sealer().readers().contains(Reader.DESK)) {
            throw new IllegalStateException("lantern.keys.folder holds no public key of the reader " + Reader.DESK
                    + ": no text could be sealed for the desk.");
        }
        if (!keys.opener().readers().contains(Reader.SMS)) {
            throw new IllegalStateException("lantern.keys.folder holds no private key of the reader " + Reader.SMS
                    + ": no reply could be opened for sending.");
        }
    }
}
