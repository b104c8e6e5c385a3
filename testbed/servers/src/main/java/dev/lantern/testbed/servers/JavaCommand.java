package dev.lantern.testbed.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Java program in a JVM of its own, of the same JDK as ours.
 *
 * @param flags of the JVM, system properties among them
 * @param classPath jars
 */
public record JavaCommand(List<String> flags, List<Path> classPath, String main, List<String> arguments) {

    /**
     * For many JVMs on one small machine. Measured on a service with an AOT cache: the first compiler alone takes 15 MB
     * and a third of the processor time at the start less than both; the serial collector needs no threads.
     */
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    public JavaCommand {
        flags = List.copyOf(flags);
        classPath = classPath.stream().map(Path::toAbsolutePath).toList();
        arguments = List.copyOf(arguments);
    }

    /** The main class of a jar, with the jars that its manifest names. */
    public static JavaCommand ofJar(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            String main = file.getManifest().getMainAttributes().getValue("Main-Class");
            if (main == null) {
                throw new ServerFailed(jar + " cannot be run: its manifest names no main class.");
            }
            return new JavaCommand(List.of(), List.of(jar), main, List.of());
        } catch (IOException e) {
            throw new ServerFailed(jar + " cannot be run: it is not there, or is not a jar. Is it built?", e);
        }
    }

    /** With a limit on the heap and what else keeps a JVM small. */
    public JavaCommand small(int heapMebibytes) {
        return with(SMALL).with(List.of("-Xmx" + heapMebibytes + "m"));
    }

    /** With a limit on the heap and both compilers: for work that lasts and is measured. */
    public JavaCommand steady(int heapMebibytes) {
        return with(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xmx" + heapMebibytes + "m"));
    }

    /** With further flags. */
    public JavaCommand with(List<String> further) {
        return new JavaCommand(Stream.concat(flags.stream(), further.stream()).toList(), classPath, main, arguments);
    }

    public JavaCommand withArguments(List<String> other) {
        return new JavaCommand(flags, classPath, main, other);
    }

    /** For {@link Program}. */
    public List<String> words() {
        List<String> words = new ArrayList<>(jvm());
        words.add(main);
        words.addAll(arguments);
        return words;
    }

    private List<String> jvm() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags);
        words.add("-cp");
        words.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return words;
    }
}
