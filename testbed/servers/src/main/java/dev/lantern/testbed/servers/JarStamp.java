package dev.lantern.testbed.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** Which JDK and which jars, in which state, a program runs from: the same text, the same code. */
final class JarStamp {

    private JarStamp() {}

    /** One line for the JDK and one for each jar: path, bytes, time of change. */
    static String of(JavaCommand command) throws IOException {
        StringBuilder stamp = new StringBuilder(System.getProperty("java.vm.version")).append('\n');
        for (Path jar : withManifestJars(command.classPath())) {
            stamp.append(jar)
                    .append(' ')
                    .append(Files.size(jar))
                    .append(' ')
                    .append(Files.getLastModifiedTime(jar).toMillis())
                    .append('\n');
        }
        return stamp.toString();
    }

    private static Set<Path> withManifestJars(Collection<Path> classPath) throws IOException {
        Set<Path> jars = new LinkedHashSet<>();
        for (Path jar : classPath) {
            jars.add(jar);
            for (String name : manifestClassPath(jar).split(" ")) {
                Path named = jar.resolveSibling(name).normalize();
                if (!name.isBlank() && Files.isRegularFile(named)) {
                    jars.add(named);
                }
            }
        }
        return jars;
    }

    private static String manifestClassPath(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            @Nullable Manifest manifest = file.getManifest();
            @Nullable
            String classPath =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return classPath == null ? "" : classPath;
        }
    }
}
