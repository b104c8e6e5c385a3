package dev.lantern.routing.simulate;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The program behind {@code ./lantern policy}. Exit codes: 0 done, 1 the policy file is wrong, 2 something else that was
 * given cannot be used.
 */
public final class PolicyProgram {

    static final int DONE = 0;
    static final int WRONG_POLICY = 1;
    static final int UNUSABLE = 2;

    static final String USAGE = """
            usage: ./lantern policy check FILE
                     say what is wrong with a line file, with file and key, or what its policy does, in words
                   ./lantern policy simulate FILE (--log RECORDED | --generate DATE) [OPTIONS]
                     try FILE on a day beside today's policy
                   ./lantern policy record FILE [OPTIONS]
                     write what the running hotline went through to FILE, nothing personal, for --log

            simulate:
              --log FILE          a day that was recorded
              --generate DATE     a day as a national hotline has it, such as 2026-03-02
              --contacts N        how many people reach out on it, about (default: 132)
              --peak HH:MM|none   when a television programme names the number: twenty times the arrivals within a
                                  minute (default: 20:15)
              --seed N            what happens by chance; the same seed gives the same result (default: 1)
              --today FILE        today's policy (default: the line's file in deploy/lines)
              --save FILE         write the generated day to FILE, for --log
              --chart FILE        write the comparison with charts to FILE, as one HTML page
            what the replay does: people reach out when they did, wait as long as they would and ask to be called back when
              and for when they did; advocates come, break and lose their connection when they did. Who is offered to
              whom, when somebody is called back, whose wait begins again after a connection is lost, is the policy's.
              who asks to be called back is called when the policy finds somebody, and answers the same call as then
              who was handed on is handed on after as much work: to the same advocate if they can be asked, else through
                the queue; what is left of the work the next one does
              a connection is lost when the engine had noticed it; until it is back its advocate says nothing
              not replayed: consultations, holds, third parties, conflicts, flags and corrections by hand (their effect
                on urgency is in the record), and surge mode turned by hand
            record:
              --line LINE         which line (default: the only one there is)
              --since TIME        such as 2026-03-02T00:00:00Z (default: as far back as the log goes)
              --until TIME        (default: now)
              --kafka HOST:PORT   the broker (default: the one of ./lantern up)
              --kafka-config FILE properties of the Kafka client, for a broker that wants a login
              --data FOLDER       where ./lantern up keeps its data (default: .lantern/data)
            exit code: 0 done, 1 the policy file is wrong, 2 something else that was given cannot be used
            """;

    private PolicyProgram() {}

    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Places places = new Places(
                Path.of(System.getProperty("lantern.from", "")), Path.of(System.getProperty("lantern.root", "")));
        int code = run(Arrays.asList(words), places, out, err);
        out.flush();
        System.exit(code);
    }

    /**
     * @param from paths on the command line are meant from here
     * @param root the checkout, where defaults lie
     */
    record Places(Path from, Path root) {}

    static int run(List<String> words, Places places, PrintStream out, PrintStream err) {
        if (words.isEmpty() || words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return words.isEmpty() ? UNUSABLE : DONE;
        }
        List<String> rest = words.subList(1, words.size());
        try {
            return switch (words.getFirst()) {
                case "check" -> CheckCommand.run(rest, places, out);
                case "simulate" -> SimulateCommand.run(rest, places, out, err);
                case "record" -> RecordCommand.run(rest, places, out);
                default ->
                    throw new UnusableException("./lantern policy does not know '" + words.getFirst()
                            + "'; it knows check, simulate and record (--help tells more)");
            };
        } catch (PolicyFile.WrongPolicyException e) {
            e.mistakes().forEach(err::println);
            return WRONG_POLICY;
        } catch (UnusableException e) {
            e.problems().forEach(err::println);
            return UNUSABLE;
        } catch (UncheckedIOException e) {
            err.println(String.valueOf(e.getMessage()));
            return UNUSABLE;
        }
    }

    /** A file that could not be written, as a sentence. */
    static UnusableException notWritten(Path file, IOException why) {
        return new UnusableException(file + " cannot be written: " + why.getMessage());
    }
}
