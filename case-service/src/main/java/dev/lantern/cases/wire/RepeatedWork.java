package dev.lantern.cases.wire;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does something again and again, with a pause between, on a virtual thread of its own, until it is stopped. */
public final class RepeatedWork {

    private static final Logger LOG = Logger.getLogger(RepeatedWork.class);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private @Nullable Thread thread;

    public RepeatedWork(String name, Duration pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    public synchronized void start() {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                work.run();
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // It must go on: health is told from it. The message may quote data, so only its kind is logged.
                LOG.errorf("%s failed and goes on: %s", name, e.getClass().getName());
                if (!slept()) {
                    return;
                }
            }
        }
    }

    private boolean slept() {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
