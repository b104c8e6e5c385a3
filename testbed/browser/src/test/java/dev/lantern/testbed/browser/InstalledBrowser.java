package dev.lantern.testbed.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium that is on this machine, driven by Playwright; nothing is downloaded. A test is skipped with a sentence
 * where there is none.
 */
final class InstalledBrowser implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private final Playwright playwright;
    private final Browser chromium;

    private InstalledBrowser(Playwright playwright, Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    static InstalledBrowser open() {
        Optional<Path> executable = find();
        Assumptions.assumeTrue(
                executable.isPresent(),
                "there is no Chromium or Chrome on the PATH or in Playwright's cache, so pages are not shown in one");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new InstalledBrowser(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(executable.get())
                                    // Root may not have the sandbox; these are our own pages.
                                    .setArgs(List.of("--no-sandbox"))));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /** A page of a person of whom the browser knows nothing. */
    Page page(boolean script, String language) {
        BrowserContext person = chromium.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(script).setLocale(language));
        return person.newPage();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Optional<Path> find() {
        List<Path> places = new ArrayList<>();
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        for (String name : NAMES) {
            Stream.of(path.split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name))
                    .forEach(places::add);
        }
        places.addAll(downloaded());
        return places.stream().filter(Files::isExecutable).findFirst();
    }

    /** What an earlier Playwright on this machine brought. */
    private static List<Path> downloaded() {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "ms-playwright");
        try (Stream<Path> versions = Files.list(cache)) {
            return versions.filter(version -> version.getFileName().toString().startsWith("chromium-"))
                    .map(version -> version.resolve("chrome-linux/chrome"))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
