package dev.lantern.testbed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lantern.testbed.client.Http;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A person with one simulated telephone: what is heard is printed, what is typed is done. */
final class TelephoneSession {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final String HANG_UP = "h";

    private final Http phones;
    private final String path;
    private final PrintStream out;
    private final BlockingQueue<String> typed = new LinkedBlockingQueue<>();
    private String call = "";
    private String state = "none";
    private int together;
    private int heard;
    private boolean ended = true;

    TelephoneSession(Http phones, String number, PrintStream out) {
        this.phones = phones;
        this.path = "/simulator/telephones/" + number;
        this.out = out;
    }

    /** Until the call is over. The exit code of the program. */
    int call(String to, BufferedReader input) throws InterruptedException {
        Http.Answer placed = phones.post(path + "/calls", object().put("to", to));
        if (!placed.ok()) {
            out.println("Nobody can be called at " + to + ".");
            return 1;
        }
        read(input);
        out.println("You call " + to + ". Digits are keys that you press, h or Ctrl-D hangs up, all else you say.");
        begin(placed.body().path("call").asText());
        while (!ended) {
            act(typed.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
            show(phones.get(path + "?heard=" + heard).body());
        }
        return 0;
    }

    /** Until the input ends. */
    int attend(BufferedReader input) throws InterruptedException {
        phones.post(path + "/attendance", object());
        read(input);
        out.println("You sit by the telephone of " + path.substring(path.lastIndexOf('/') + 1)
                + ". It rings when somebody calls it; Ctrl-D ends.");
        boolean rang = false;
        while (true) {
            JsonNode now = phones.get(path + "?heard=" + heard).body();
            boolean rings = now.path("ringing").asBoolean();
            boolean another = !now.path("call").asText().equals(call);
            if (rings && !rang) {
                out.println("It rings (" + now.path("caller").asText() + "). Enter answers, d declines.");
            } else if (rang && !rings && !another) {
                out.println("It has stopped ringing.");
            }
            rang = rings;
            if (another) {
                begin(now.path("call").asText());
                continue;
            }
            if (!ended) {
                show(now);
            }
            String line = typed.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            if (rings && line != null) {
                phones.post(path + (line.strip().equals("d") ? "/decline" : "/answer"), object());
            } else if (!ended) {
                act(line);
            } else if (HANG_UP.equals(line)) {
                return 0;
            }
        }
    }

    private void begin(String another) {
        call = another;
        state = "none";
        heard = 0;
        together = 0;
        ended = false;
    }

    void hangUp() {
        if (!ended) {
            try {
                phones.post(path + "/hangup", object());
            } catch (UncheckedIOException gone) {
                // The whole network is.
            }
        }
    }

    /** On a thread of its own, which ends with the program: reading cannot be interrupted. */
    private void read(BufferedReader input) {
        Thread reader = new Thread(
                () -> {
                    try {
                        for (String line = input.readLine(); line != null; line = input.readLine()) {
                            typed.add(line);
                        }
                    } catch (IOException e) {
                        out.println("The terminal is gone.");
                    }
                    typed.add(HANG_UP);
                },
                "what is typed");
        reader.setDaemon(true);
        reader.start();
    }

    private void act(@Nullable String line) {
        if (line == null || line.isBlank()) {
            return;
        }
        String words = line.strip();
        if (words.equals(HANG_UP)) {
            phones.post(path + "/hangup", object());
        } else if (words.matches("[0-9*#]+")) {
            if (!phones.post(path + "/keys", object().put("keys", words)).ok()) {
                out.println("  (nobody asks for keys now)");
            }
        } else if (together == 0) {
            out.println("  (nobody hears you)");
        } else {
            phones.post(path + "/words", object().put("words", words));
        }
    }

    private void show(JsonNode now) {
        String stands = now.path("state").asText();
        ended = now.path("over").asBoolean();
        if (!ended) {
            tell(stands);
        }
        JsonNode news = now.path("heard");
        news.forEach(one -> out.println(line(one)));
        heard += news.size();
        int others = now.path("together").asInt();
        if (others != together && !ended) {
            out.println(
                    others == 0
                            ? "  (nobody else is on the line)"
                            : others == 1
                                    ? "  (somebody is on the line)"
                                    : "  (" + others + " others are on the line)");
        }
        together = others;
        if (ended) {
            tell(stands);
        }
    }

    /** Once, in words: an answer stands before what is said, an end after it. */
    private void tell(String stands) {
        if (!stands.equals(state)) {
            state = stands;
            out.println("  (" + inWords(stands) + ")");
        }
    }

    private static String inWords(String state) {
        return switch (state) {
            case "queued", "initiated", "ringing" -> "it rings";
            case "in-progress" -> "answered";
            case "completed" -> "the call is over";
            case "no-answer" -> "nobody answered";
            case "canceled" -> "it was given up";
            default -> state;
        };
    }

    private static String line(JsonNode heard) {
        String words = heard.path("words").asText();
        return switch (heard.path("kind").asText()) {
            case "SPEECH" -> "[" + heard.path("language").asText() + "] " + words;
            case "PERSON" -> heard.path("by").asText() + ": " + words;
            case "RECORDING" -> "  (a recording: " + words + ")";
            default -> "  " + words;
        };
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
