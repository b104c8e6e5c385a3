package dev.lantern.testbed.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.Decoded;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Threads;
import dev.lantern.events.Topics;
import dev.lantern.testbed.EventLog;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.client.WebformClient;
import dev.lantern.testbed.phone.Phone;
import dev.lantern.testbed.phone.SentText;
import dev.lantern.testbed.phone.voice.Telephone;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The main job on a running hotline: people reach out, advocates answer, cases are kept. */
public final class Demo {

    private static final String LINE = Hotline.DEMO_LINE;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Map<String, String> TEXTS = texts();
    private static final String CALLER = "+15551230155";
    private static final String VERAS_SOFTPHONE = "client:vera";

    /** The webform and the call. */
    private static final int OTHERS = 2;

    private final Hotline hotline;
    private final PrintStream out;
    private final DemoTable table;
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Instant firstAssigned;

    public Demo(Hotline hotline, PrintStream out, boolean terminal) {
        this.hotline = hotline;
        this.out = out;
        this.table = new DemoTable(out, terminal);
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("+15551230142", "HELP");
        texts.put("+15551230187", "They took my passport. I have twenty minutes at the neighbor's phone");
        texts.put("+15551230119", "is this number really private?");
        return texts;
    }

    /** @return whether everything happened; what did not is printed */
    public boolean run() throws InterruptedException {
        out.println("Three advocates sign in: maria (English, Spanish), sam (English), and vera, who takes calls.");
        enrolAndSignIn();
        try (EventLog log = followAssignments();
                DemoAdvocate maria = advocate("maria");
                DemoAdvocate sam = advocate("sam");
                DemoAdvocate vera = advocate("vera");
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            out.println("Three phones text " + Hotline.DEMO_NUMBER
                    + ", somebody calls it, and somebody in danger fills in the webform in Spanish.");
            out.println();
            TEXTS.forEach((number, words) -> people.execute(() -> text(number, words)));
            people.execute(this::fillInWebform);
            people.execute(this::call);
            awaitOutcome();
            table.printOnce();
            maria.leave();
            sam.leave();
            vera.leave();
        }
        showPhones();
        problems.addAll(hotline.phones().complaints());
        problems.forEach(problem -> out.println("PROBLEM " + problem));
        return problems.isEmpty();
    }

    /** When the first conversation was assigned, absent when none was. */
    public @Nullable Instant firstAssigned() {
        return firstAssigned;
    }

    /** The slowest of each step, from the sending. */
    public void printSteps(PrintStream out) {
        for (Step step : Step.values()) {
            table.rows().stream()
                    .filter(row -> step.time.apply(row) != null)
                    .max(Comparator.comparing(row -> Duration.between(row.sentAt(), step.time.apply(row))))
                    .ifPresent(row -> out.printf(
                            "%-52s %6d ms%n",
                            step.words,
                            Duration.between(row.sentAt(), step.time.apply(row)).toMillis()));
        }
    }

    private enum Step {
        ACCEPTED("slowest: sent -> accepted for good", Row::acceptedAt),
        OFFERED("slowest: sent -> offered to an advocate", Row::offeredAt),
        ASSIGNED("slowest: sent -> an advocate has it", Row::assignedAt),
        ANSWERED("slowest: sent -> answer on the phone", Row::answeredAt),
        KEPT("slowest: sent -> case seen through the API", Row::keptAt);

        private final String words;
        private final Function<Row, @Nullable Instant> time;

        Step(String words, Function<Row, @Nullable Instant> time) {
            this.words = words;
            this.time = time;
        }
    }

    private void enrolAndSignIn() {
        DeskClient dana = desk("dana", "supervisor");
        Map<String, Integer> capacity = Map.of("SMS", 3, "WEBFORM", 2);
        expectDone("enrol maria", dana.enrol("maria", "Maria", List.of("en", "es"), capacity));
        expectDone("enrol sam", dana.enrol("sam", "Sam", List.of("en"), capacity));
        expectDone("enrol vera", dana.enrol("vera", "Vera", List.of("en", "es"), Map.of("VOICE", 1)));
        hotline.phones().voice().telephone(VERAS_SOFTPHONE).answersAtOnce();
        for (String name : List.of("maria", "sam", "vera")) {
            Http.Answer answer = desk(name, "advocate").signIn();
            // From an earlier demonstration on the same data.
            if (!answer.body().path("code").asText().equals("ALREADY_SIGNED_IN")) {
                expectDone("sign in " + name, answer);
            }
            desk(name, "advocate").availability(null);
        }
    }

    private DeskClient desk(String name, String role) {
        return new DeskClient(
                hotline.endpoints().of(Service.ROUTING), LINE, hotline.tokens().of(name, role));
    }

    private DemoAdvocate advocate(String name) {
        return new DemoAdvocate(name, desk(name, "advocate"), problems::add);
    }

    private void expectDone(String what, Http.Answer answer) {
        if (answer.status() != 200) {
            problems.add(what + " was answered " + answer.status() + " "
                    + answer.body().path("detail").asText());
        }
    }

    private EventLog followAssignments() {
        return EventLog.follow(
                hotline.kafka().bootstrapServers(), List.of(Topics.ASSIGNMENTS), false, (rec, decoded) -> {
                    if (decoded instanceof Decoded.Event event) {
                        see(event.envelope().event());
                    }
                });
    }

    private void see(LanternEvent event) {
        switch (event) {
            case AssignmentEvent.ConversationQueued queued ->
                change(queued, row -> row.queued(queued.conversationId(), queued.urgency()));
            case AssignmentEvent.ConversationReopened reopened ->
                change(reopened, row -> row.queued(reopened.conversationId(), reopened.urgency()));
            case AssignmentEvent.ConversationOffered offered ->
                change(offered, row -> row.offered(offered.advocateId(), offered.at()));
            case AssignmentEvent.ConversationAssigned assigned -> {
                if (firstAssigned == null) {
                    firstAssigned = Instant.now();
                }
                change(assigned, row -> row.assigned(assigned.advocateId(), assigned.at()));
            }
            default -> {}
        }
    }

    private void change(AssignmentEvent.OfConversation event, UnaryOperator<Row> change) {
        table.change(ConversationIds.threadOf(event.conversationId()), change);
    }

    private void text(String number, String words) {
        Phone phone = hotline.phones().phone(number);
        String thread = hotline.threadOf(number);
        Instant sentAt = Instant.now();
        table.add(thread, Row.sent("text from ••• " + number.substring(number.length() - 4), sentAt));
        SentText sent = phone.text(Hotline.DEMO_NUMBER, words);
        if (!sent.accepted()) {
            problems.add("a text was not accepted: " + sent.answer());
            return;
        }
        table.change(thread, row -> row.accepted(Instant.now()));
        try {
            phone.awaitText(answer -> answer.at().isAfter(sentAt), LIMIT);
            table.change(thread, row -> row.answered(Instant.now()));
        } catch (AssertionError e) {
            problems.add("no answer reached the phone " + number);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that they are not in danger, waits, and is connected. */
    private void call() {
        Telephone caller = hotline.phones().voice().telephone(CALLER);
        Instant began = Instant.now();
        try {
            caller.calls(Hotline.DEMO_NUMBER).hears("for english");
            String thread = Threads.ofCall(caller.callSid());
            table.add(thread, Row.sent("call from ••• " + CALLER.substring(CALLER.length() - 4), began));
            caller.presses("1").hears("in danger now").presses("2").hears("stay on the line");
            table.change(thread, row -> row.accepted(Instant.now()));
            caller.isInRoomWith(hotline.phones().voice().telephone(VERAS_SOFTPHONE));
            table.change(thread, row -> row.answered(Instant.now()));
        } catch (AssertionError e) {
            problems.add("the call was not answered: " + e.getMessage());
        }
    }

    private void fillInWebform() {
        WebformClient webform = new WebformClient(hotline.endpoints().of(Service.INGEST_CHAT), LINE, "es");
        WebformClient.OpenForm form = webform.open();
        String thread = Threads.ofWebform(LINE, form.submission());
        table.add(thread, Row.sent("webform in Spanish", Instant.now()));
        WebformClient.Page page = form.send(
                "message", "Trabajo en una casa y no me dejan salir. No quiero que llamen.",
                "inDangerNow", "yes",
                "under18", "no",
                "contactBack", "no",
                "city", "Houston",
                "state", "TX");
        if (!page.taken()) {
            problems.add("the webform was answered " + page.status());
            return;
        }
        table.change(thread, row -> row.accepted(Instant.now()));
    }

    private void awaitOutcome() throws InterruptedException {
        CasesClient cases = new CasesClient(
                hotline.endpoints().of(Service.CASES), hotline.tokens().of("dana", "supervisor"));
        Instant giveUp = Instant.now().plus(LIMIT);
        while (!(table.rows().size() == TEXTS.size() + OTHERS && table.all(Demo::done))) {
            if (Instant.now().isAfter(giveUp)) {
                problems.add("not everything had happened after " + LIMIT.toSeconds() + " s");
                return;
            }
            for (Row row : table.rows()) {
                lookForCase(cases, row);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private void lookForCase(CasesClient cases, Row row) {
        String conversation = row.conversationId();
        if (conversation == null || row.keptAt() != null) {
            return;
        }
        JsonNode kept = cases.find(conversation);
        if (!kept.isMissingNode() && kept.path("timeline").size() > 0) {
            table.change(ConversationIds.threadOf(conversation), r -> r.kept(Instant.now()));
        }
    }

    private static boolean done(Row row) {
        boolean hasWayBack = !row.signal().startsWith("webform");
        return row.assignedAt() != null && row.keptAt() != null && (row.answeredAt() != null || !hasWayBack);
    }

    private void showPhones() {
        out.println();
        out.println("What the phones show:");
        List<String> lines = new ArrayList<>();
        TEXTS.keySet().forEach(number -> hotline.phones().phone(number).inbox().stream()
                .map(text -> "  " + number + "  \"" + text.body() + "\"")
                .forEach(lines::add));
        lines.forEach(out::println);
        out.println();
    }
}
