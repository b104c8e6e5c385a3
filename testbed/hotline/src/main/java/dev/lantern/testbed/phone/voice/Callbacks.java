package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import dev.lantern.testbed.phone.Webhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells the customer what happened: what concerns one call or conference in order, unless a {@link Fate} is planned. The
 * answer decides nothing, and the provider does not try again.
 */
public final class Callbacks {

    /** A callback with what it says, as it was meant to go out. */
    public record Sent(String about, String url, Form form) {}

    private record Plan(Predicate<Sent> which, Fate fate) {}

    private final Webhooks webhooks;
    private final ExecutorService threads;
    private final Consumer<String> complaints;
    private final Map<String, Stream> streams = new ConcurrentHashMap<>();
    private final Queue<Plan> plans = new ConcurrentLinkedQueue<>();
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Queue<Sent> accepted = new ConcurrentLinkedQueue<>();
    private volatile Function<Sent, Fate> usually = ignored -> Fate.DELIVERED;

    Callbacks(Webhooks webhooks, ExecutorService threads, Consumer<String> complaints) {
        this.webhooks = webhooks;
        this.threads = threads;
        this.complaints = complaints;
    }

    /** The next callback that fits meets this; several plans count in the order they were made. */
    public void plan(Predicate<Form> which, Fate fate) {
        plans.add(new Plan(one -> which.test(one.form()), fate));
    }

    /** From now on this part of all callbacks, by chance, is lost, told twice or overtaken. Zero ends it. */
    public void disturb(double part, long seed) {
        Random random = new Random(seed);
        Fate[] fates = {Fate.LOST, Fate.TWICE, Fate.OVERTAKEN};
        ReentrantLock draw = new ReentrantLock();
        usually = ignored -> {
            draw.lock();
            try {
                return random.nextDouble() < part ? fates[random.nextInt(fates.length)] : Fate.DELIVERED;
            } finally {
                draw.unlock();
            }
        };
    }

    /** Everything that was to be told so far, in the order it happened. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** What the customer has answered that it was told, in the order of its answers; what was told twice, twice. */
    public List<Sent> accepted() {
        return List.copyOf(accepted);
    }

    /** @param about the id of the call or conference, within which order holds */
    void send(String about, String url, String method, Form form) {
        Sent callback = new Sent(about, url, form);
        sent.add(callback);
        Runnable post = () -> post(callback, method);
        Stream stream = streams.computeIfAbsent(about, ignored -> new Stream());
        switch (fate(callback)) {
            case Fate.Lost ignored -> {
                // Nobody hears of it.
            }
            case Fate.Delivered delivered -> {
                List<Runnable> posts = new ArrayList<>();
                for (int i = 0; i < delivered.times(); i++) {
                    posts.add(post);
                }
                stream.add(posts, true);
            }
            case Fate.Delayed delayed -> later(delayed.by(), post);
            case Fate.Overtaken ignored -> {
                stream.add(List.of(post), false);
                later(Fate.LONGEST_OVERTAKEN, () -> stream.add(List.of(), true));
            }
        }
    }

    private void later(Duration delay, Runnable task) {
        threads.execute(() -> {
            try {
                Thread.sleep(delay);
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the network is closing
            }
        });
    }

    private Fate fate(Sent callback) {
        for (Plan plan : plans) {
            if (plan.which().test(callback) && plans.remove(plan)) {
                return plan.fate();
            }
        }
        return usually.apply(callback);
    }

    private void post(Sent callback, String method) {
        Webhooks.Answer answer = method.equals("GET")
                ? webhooks.get(callback.url(), callback.form())
                : webhooks.post(callback.url(), callback.form());
        if (answer.accepted()) {
            accepted.add(callback);
        } else {
            complaints.accept("a callback about " + callback.about() + " was not accepted: " + said(answer));
        }
    }

    private static String said(Webhooks.Answer answer) {
        return switch (answer) {
            case Webhooks.Answer.Answered answered -> "HTTP " + answered.status();
            case Webhooks.Answer.Unanswered unanswered -> unanswered.why();
        };
    }

    /** One after the other; what is overtaken waits for the next. */
    private final class Stream {
        private final ReentrantLock lock = new ReentrantLock();
        private final List<Runnable> waiting = new ArrayList<>();
        private final List<Runnable> overtaken = new ArrayList<>();
        private boolean sending;

        void add(List<Runnable> posts, boolean overtakes) {
            lock.lock();
            try {
                (overtakes ? waiting : overtaken).addAll(posts);
                if (overtakes) {
                    waiting.addAll(overtaken);
                    overtaken.clear();
                    if (!sending) {
                        sending = true;
                        threads.execute(this::sendAll);
                    }
                }
            } finally {
                lock.unlock();
            }
        }

        private void sendAll() {
            while (true) {
                Runnable next;
                lock.lock();
                try {
                    if (waiting.isEmpty()) {
                        sending = false;
                        return;
                    }
                    next = waiting.removeFirst();
                } finally {
                    lock.unlock();
                }
                next.run();
            }
        }
    }
}
