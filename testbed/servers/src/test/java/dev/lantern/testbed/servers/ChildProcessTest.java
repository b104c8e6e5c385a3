package dev.lantern.testbed.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private final List<String> sentences = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void isStartedOnceItIsReadyWithItsEnvironmentItsFolderAndItsLog() throws IOException {
        Path ready = folder.resolve("ready");
        Program program = shell("echo $GREETING from $(pwd); touch ready; sleep 600")
                .withEnvironment(Map.of("GREETING", "hello"))
                .withReadiness(() -> Files.exists(ready));

        try (ChildProcess child = new ChildProcess(program, sentences::add)) {
            child.start();

            assertThat(ready).exists();
            assertThat(child.isRunning()).isTrue();
            assertThat(Files.readAllLines(program.log()))
                    .hasSize(2)
                    .contains("hello from " + folder.toRealPath())
                    .first()
                    .asString()
                    .startsWith("---- shell starts, ");
            assertThat(sentences).singleElement().asString().matches("shell is ready after [0-9.]+ s");
        }
    }

    @Test
    void saysWithTheEndOfItsLogWhyItEndedTooEarly() {
        Program program = shell("echo the disk is full; exit 3").withReadiness(() -> false);

        assertThatThrownBy(() -> new ChildProcess(program, sentences::add).start())
                .isInstanceOf(ServerFailed.class)
                .hasMessageContaining("shell ended with exit code 3 before it was ready")
                .hasMessageContaining("the disk is full")
                .hasMessageContaining(program.log().toString());
    }

    @Test
    void isEndedWhenItIsNotReadyInTime() {
        Program program = shell("sleep 600").withReadiness(() -> false).withStartLimit(Duration.ofMillis(100));
        ChildProcess child = new ChildProcess(program, sentences::add);

        assertThatThrownBy(child::start).hasMessageContaining("was not ready within");
        assertThat(child.isRunning()).isFalse();
    }

    @Test
    void isAskedToEndBeforeItIsKilled() throws Exception {
        Program polite = shell("trap 'exit 7' TERM; touch ready; while :; do sleep 0.05; done")
                .withReadiness(() -> Files.exists(folder.resolve("ready")));
        ChildProcess child = new ChildProcess(polite, sentences::add);
        child.start();

        child.stop();

        assertThat(child.ended().get(5, TimeUnit.SECONDS)).isEqualTo(7);
    }

    @Test
    void isKilledWhenItDoesNotEnd() throws Exception {
        Program deaf = shell("trap '' TERM; touch ready; while :; do sleep 0.05; done")
                .withReadiness(() -> Files.exists(folder.resolve("ready")))
                .withStop("TERM", Duration.ofMillis(200));
        ChildProcess child = new ChildProcess(deaf, sentences::add);
        child.start();

        child.stop();

        assertThat(child.ended().get(5, TimeUnit.SECONDS)).isEqualTo(128 + 9);
        assertThat(sentences).anyMatch(sentence -> sentence.contains("is killed"));
    }

    @Test
    void isKilledWithWhatItStarted() throws Exception {
        Program parent = shell("sleep 600 & echo $! > grandchild; wait")
                .withReadiness(() ->
                        Files.exists(folder.resolve("grandchild")) && Files.size(folder.resolve("grandchild")) > 0);
        ChildProcess child = new ChildProcess(parent, sentences::add);
        child.start();
        ProcessHandle grandchild = processIn(folder.resolve("grandchild"));

        child.kill();

        grandchild.onExit().get(5, TimeUnit.SECONDS);
        assertThat(child.isRunning()).isFalse();
    }

    @Test
    void thatWasLeftBehindIsEndedBeforeTheNextOneStarts() throws Exception {
        ChildProcess forgotten = new ChildProcess(shell("sleep 600"), sentences::add);
        forgotten.start();

        try (ChildProcess next = new ChildProcess(shell("sleep 600"), sentences::add)) {
            next.start();

            assertThat(forgotten.ended().get(5, TimeUnit.SECONDS)).isEqualTo(128 + 9);
            assertThat(next.isRunning()).isTrue();
        }
    }

    @Test
    void thatCannotBeRunIsNamed() {
        Program missing = Program.of("ghost", List.of("/no/such/program"), folder.resolve("ghost.log"))
                .withReadiness(() -> false);

        assertThatThrownBy(() -> new ChildProcess(missing, sentences::add).start())
                .isInstanceOf(ServerFailed.class)
                .hasMessageContaining("ghost")
                .hasMessageContaining("/no/such/program");
    }

    @Test
    void endsWithTheJvmThatStartedItEvenWhenThatIsKilled() throws Exception {
        Path pid = folder.resolve("announced");
        Process jvm = new ProcessBuilder(new JavaCommand(
                                List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"),
                                List.of(codeOf(ChildProcess.class), codeOf(ChildProcessTest.class)),
                                ParentThatIsKilled.class.getName(),
                                List.of(folder.toString(), pid.toString()))
                        .words())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("parent.log").toFile())
                .start();
        Readiness written = () -> Files.exists(pid) && Files.size(pid) > 0;
        assertThat(written.within(Duration.ofSeconds(30)))
                .as(Files.readString(folder.resolve("parent.log")))
                .isTrue();
        ProcessHandle child = processIn(pid);
        assertThat(child.isAlive()).isTrue();

        jvm.destroyForcibly().waitFor();

        child.onExit().get(20, TimeUnit.SECONDS);
    }

    private Program shell(String script) {
        return Program.of("shell", List.of("sh", "-c", script), folder.resolve("shell.log"));
    }

    private static Path codeOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static ProcessHandle processIn(Path pidFile) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                .orElseThrow();
    }
}
