package dev.lantern.testbed.servers;

import java.util.Properties;
import java.util.function.Supplier;

/** Values that all tests of a JVM share. Test frameworks load classes several times over; system properties are there once. */
final class OncePerJvm {

    private OncePerJvm() {}

    static String get(String name, Supplier<String> first) {
        Properties properties = System.getProperties();
        synchronized (properties) {
            String known = properties.getProperty(name);
            if (known != null) {
                return known;
            }
            String made = first.get();
            properties.setProperty(name, made);
            return made;
        }
    }
}
