package dev.lantern.testbed.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

    private final List<String> sentences = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void servesAProgramUntilOneOfItsJarsChanges() throws IOException {
        Path jar = jarOf(Waiter.class);
        JavaCommand command = JavaCommand.ofJar(jar).small(32);
        AotCache cache = new AotCache(folder.resolve("caches/waiter.aot"));
        assertThat(cache.fits(command)).isFalse();
        assertThat(cache.speedUp(command)).isEqualTo(command);

        cache.make(program(command), command, () -> {}, sentences::add);

        assertThat(sentences).contains("waiter ends and writes its AOT cache");
        assertThat(cache.file()).isRegularFile();
        assertThat(cache.fits(command)).isTrue();
        assertThat(logOf(cache.speedUp(command))).contains("waiting").doesNotContain("[aot]");

        Files.setLastModifiedTime(library(), FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(cache.fits(command)).isFalse();
        assertThat(cache.speedUp(command)).isEqualTo(command);
    }

    @Test
    void thatCannotBeMadeIsSaidAndNothingElse() throws IOException {
        JavaCommand command = JavaCommand.ofJar(jarOf(Waiter.class)).small(32);
        Path file = Files.createFile(folder.resolve("not-a-folder"));

        new AotCache(file.resolve("waiter.aot")).make(program(command), command, () -> {}, sentences::add);

        assertThat(sentences).last().asString().startsWith("waiter has no AOT cache");
    }

    /** Says that it waits, and does. */
    static final class Waiter {

        private Waiter() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println("waiting");
            Files.createFile(Path.of("ready"));
            Thread.currentThread().join();
        }
    }

    private String logOf(JavaCommand command) throws IOException {
        Program program = program(command);
        Files.delete(program.log());
        try (ChildProcess child = new ChildProcess(program, sentences::add)) {
            child.start();
        }
        return Files.readString(program.log());
    }

    private Program program(JavaCommand command) throws IOException {
        Path ready = folder.resolve("ready");
        Files.deleteIfExists(ready);
        return Program.of("waiter", command.words(), folder.resolve("waiter.log"))
                .withReadiness(() -> Files.exists(ready));
    }

    private Path library() {
        return folder.resolve("library.jar");
    }

    /** With a manifest that names the library. */
    private Path jarOf(Class<?> main) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        Path jar = folder.resolve("waiter.jar");
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, library().getFileName().toString());
        try (JarOutputStream empty = new JarOutputStream(Files.newOutputStream(library()))) {
            empty.putNextEntry(new JarEntry("empty"));
        }
        String path = main.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = Objects.requireNonNull(main.getClassLoader().getResourceAsStream(path))) {
            out.putNextEntry(new JarEntry(path));
            code.transferTo(out);
            out.closeEntry();
        }
        return jar;
    }
}
