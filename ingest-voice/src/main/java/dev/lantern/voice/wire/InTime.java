package dev.lantern.voice.wire;

import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.ingest.wire.WebhookMetrics;
import dev.lantern.voice.flow.LastResort;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A caller hears something within the time, whatever hangs or fails behind; what hangs goes on and may still succeed. */
@Singleton
class InTime {

    private static final System.Logger LOG = System.getLogger(InTime.class.getName());

    private final LastResort lastResort;
    private final Duration within;
    private final WebhookMetrics metrics;
    private final MeterRegistry meters;

    InTime(LastResort lastResort, VoiceSettings settings, WebhookMetrics metrics, MeterRegistry meters) {
        this.lastResort = lastResort;
        this.within = settings.answerWithin();
        this.metrics = metrics;
        this.meters = meters;
    }

    /** What is answered at a step. */
    @FunctionalInterface
    interface Step {
        String twiml(TwilioForm query, TwilioForm form);
    }

    String answer(String name, TwilioForm query, TwilioForm form, Step step) {
        Timer.Sample began = Timer.start(meters);
        FutureTask<String> task = new FutureTask<>(() -> step.twiml(query, form));
        Thread.ofVirtual().name("step-" + name).start(task);
        try {
            String twiml = task.get(within.toMillis(), TimeUnit.MILLISECONDS);
            metrics.count("call", "accepted");
            return twiml;
        } catch (TimeoutException e) {
            LOG.log(Level.ERROR, "step of a call not answered in time step={0}", name);
            return help("late", query, form);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            // The class alone: a message may quote a number.
            LOG.log(Level.ERROR, "step of a call failed step={0} failure={1}", name, cause.getClass());
            return help("failed", query, form);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return help("stopping", query, form);
        } finally {
            began.stop(Timer.builder("lantern.call.step")
                    .description("From the provider's question until our answer")
                    .tag("step", name)
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(1))
                    .maximumExpectedValue(Duration.ofSeconds(3))
                    .register(meters));
        }
    }

    private String help(String reason, TwilioForm query, TwilioForm form) {
        metrics.count("call", reason);
        return lastResort.help(reason, query, form);
    }
}
