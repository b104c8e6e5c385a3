package dev.lantern.testbed.servers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the broker's jars on the class path of this JVM. */
final class ClassPath {

    private static final Pattern VERSION = Pattern.compile("-[0-9][^/]*\\.jar$");

    private ClassPath() {}

    /** Only the broker's jars, in the order of the build's list, so that an AOT cache made by one caller fits all. */
    static List<Path> ofBroker() {
        List<Path> ours = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
        return brokerJars().stream().map(name -> find(name, ours)).toList();
    }

    /** By name without version: a module that uses us may have settled on another version of a library. */
    private static Path find(String name, List<Path> among) {
        return among.stream()
                .filter(jar -> withoutVersion(jar.toString()).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new ServerFailed(
                                "The broker needs " + name
                                        + ", which is not on the class path; is testbed-servers a dependency with all that it brings?"));
    }

    private static Set<String> brokerJars() {
        try (InputStream list = Objects.requireNonNull(
                ClassPath.class.getResourceAsStream("broker-jars"), "the build writes the list of the broker's jars")) {
            return Arrays.stream(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                            .strip()
                            .split(File.pathSeparator))
                    .map(ClassPath::withoutVersion)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IOException e) {
            throw new ServerFailed("The list of the broker's jars cannot be read.", e);
        }
    }

    private static String withoutVersion(String jar) {
        return VERSION.matcher(jar.substring(jar.lastIndexOf('/') + 1)).replaceFirst("");
    }
}
