package dev.lantern.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.TwilioAccount;
import dev.lantern.testbed.phone.voice.VoiceNumber;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two terminals: one calls, the other answers. */
class TelephoneSessionTest {

    private static final String NUMBER = "+15550001000";
    private static final String ADVOCATE = "client:maria";

    private HttpServer application;
    private PhoneNetwork phones;

    @BeforeEach
    void a_number_that_asks_for_a_key_and_then_calls_the_advocate() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        application.createContext("/call", exchange -> answer(exchange, """
                <Gather numDigits="1" action="/dial"><Say language="es">Hola. Oprima 2.</Say></Gather>"""));
        application.createContext("/dial", exchange -> answer(exchange, "<Dial><Client>maria</Client></Dial>"));
        application.start();
        phones = new PhoneNetwork(0, new TwilioAccount("AC" + "0".repeat(32), "token"));
        phones.voice()
                .connect(
                        NUMBER,
                        new VoiceNumber(
                                URI.create("http://127.0.0.1:"
                                        + application.getAddress().getPort() + "/call"),
                                null,
                                null));
    }

    @AfterEach
    void close() {
        phones.close();
        application.stop(0);
    }

    @Test
    void a_caller_and_an_advocate_talk_at_their_terminals() throws Exception {
        Terminal advocate = new Terminal();
        Terminal caller = new Terminal();
        CompletableFuture<Integer> attends = advocate.run(session -> session.attend(advocate.input));
        CompletableFuture<Integer> calls = caller.run(session -> session.call(NUMBER, caller.input), "+15550002000");

        caller.sees("You call " + NUMBER);
        caller.sees("(answered)");
        caller.sees("[es] Hola.");
        caller.types("hello?");
        caller.sees("nobody hears you");
        caller.types("2");
        advocate.sees("It rings (+15550002000)");
        advocate.types("");
        caller.sees("somebody is on the line");
        advocate.types("How can I help?");
        caller.sees(ADVOCATE + ": How can I help?");
        caller.types("5");
        caller.sees("nobody asks for keys");
        caller.types("h");
        caller.sees("(the call is over)");
        assertThat(calls.get(40, TimeUnit.SECONDS)).isZero();
        advocate.sees("(the call is over)");
        advocate.typing.close();
        assertThat(attends.get(40, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void a_number_of_nobody_is_told_of() throws Exception {
        Terminal caller = new Terminal();
        assertThat(caller.run(session -> session.call("+15550009999", caller.input), "+15550002000")
                        .get(40, TimeUnit.SECONDS))
                .isEqualTo(1);
        caller.sees("Nobody can be called");
    }

    private interface Sitting {
        int with(TelephoneSession session) throws InterruptedException;
    }

    private final class Terminal {
        private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
        private final PipedWriter typing = new PipedWriter();
        private final BufferedReader input = new BufferedReader(new PipedReader(typing));

        Terminal() throws IOException {}

        CompletableFuture<Integer> run(Sitting sitting) {
            return run(sitting, ADVOCATE);
        }

        CompletableFuture<Integer> run(Sitting sitting, String number) {
            TelephoneSession session = new TelephoneSession(
                    new Http(URI.create(phones.apiUrl()), null),
                    number,
                    new PrintStream(shown, true, StandardCharsets.UTF_8));
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return sitting.with(session);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    Thread::startVirtualThread);
        }

        void types(String line) throws IOException {
            typing.write(line + "\n");
            typing.flush();
        }

        void sees(String text) {
            long giveUp = System.nanoTime() + Duration.ofSeconds(40).toNanos();
            while (!shown.toString(StandardCharsets.UTF_8).contains(text)) {
                assertThat(System.nanoTime())
                        .as("\"%s\" is not in \"%s\"", text, shown.toString(StandardCharsets.UTF_8))
                        .isLessThan(giveUp);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private static void answer(HttpExchange exchange, String verbs) throws IOException {
        byte[] bytes = ("<Response>" + verbs + "</Response>").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
