package dev.lantern.voice;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;

/** What runs in production, wherever tests are compiled to: they hold samples of what is forbidden. */
final class MainClasses implements ImportOption {

    @Override
    public boolean includes(Location location) {
        String file = location.asURI().getPath();
        int begin = file.indexOf("dev/lantern/");
        return begin >= 0
                && Files.exists(
                        Path.of("src/main/java", file.substring(begin).replaceFirst("(\\$.*)?\\.class$", ".java")));
    }
}
