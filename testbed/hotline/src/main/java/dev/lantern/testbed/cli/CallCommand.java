package dev.lantern.testbed.cli;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.Http;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "call",
        description = {
            "Call the running hotline from a simulated telephone, or be called by it.",
            "What is said appears as it is said. A line of digits, * and # presses these keys; h or Ctrl-D hangs up;",
            "any other line is what you say to whoever is on the line."
        })
public final class CallCommand implements Callable<Integer> {

    @Mixin
    private DataFolder data = new DataFolder();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FROM",
            description = "your number (default: ${DEFAULT-VALUE})")
    private String from = "+15551230142";

    @Option(names = "--to", paramLabel = "NUMBER", description = "the hotline's number (default: ${DEFAULT-VALUE})")
    private String to = Hotline.DEMO_NUMBER;

    @Option(
            names = "--answer",
            paramLabel = "NUMBER",
            description = "sit by this telephone (a number, client:NAME or sip:ADDRESS) and answer it with Enter")
    private @Nullable String answer;

    @Override
    public Integer call() throws InterruptedException {
        Http phones = new Http(URI.create(data.running().phoneNetwork()), null);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        TelephoneSession session = new TelephoneSession(phones, answer == null ? from : answer, System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(session::hangUp, "put the telephone down"));
        return answer == null ? session.call(to, input) : session.attend(input);
    }
}
