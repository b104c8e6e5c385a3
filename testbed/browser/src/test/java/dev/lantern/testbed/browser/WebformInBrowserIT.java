package dev.lantern.testbed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.lantern.testbed.Endpoints;
import dev.lantern.testbed.Folders;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.HotlineSettings;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.CasesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody fills in the webform in a browser, finding everything by the names that a screen reader says. */
class WebformInBrowserIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String FORM = "%s/lines/%s/webform?lang=en";
    private static final String ADDRESS = "not an address";

    private static @Nullable InstalledBrowser browser;
    private static @Nullable Hotline hotline;

    @BeforeAll
    static void open() throws IOException {
        browser = InstalledBrowser.open();
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "hotline-");
        hotline = Hotline.start(
                HotlineSettings.embedded(Folders.ofCheckout().withData(data), Endpoints.from(0)),
                sentence -> System.out.println("  " + sentence));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (hotline != null) {
            hotline.close();
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {false, true})
    void a_mistake_is_shown_where_it_was_made_and_the_corrected_form_arrives(boolean script) {
        String words = "He keeps my papers, with JavaScript " + script;
        int before = webforms();
        Page page = webform(script);

        page.getByLabel("Your message").fill(words);
        choose(page, "Are you in danger right now?", "No");
        choose(page, "Is it safe for us to contact you?", "Yes, there is a safe way");
        choose(page, "How should we contact you?", "Email");
        page.getByLabel("Phone number or email address").fill(ADDRESS);
        send(page);

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your message is not sent yet");
        Locator address = page.getByLabel("Phone number or email address");
        assertThat(address).hasAttribute("aria-invalid", "true");
        assertThat(address).hasAccessibleDescription(Pattern.compile("email address", Pattern.CASE_INSENSITIVE));
        assertThat(address).hasValue(ADDRESS);
        assertThat(page.getByLabel("Your message")).hasValue(words);
        assertThat(group(page, "How should we contact you?").getByLabel("Email"))
                .isChecked();
        page.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK).first().click();
        assertThat(page).hasURL(Pattern.compile("#address$"));
        if (script) {
            Accessibility.assertNoViolations(page, "webform with a mistake");
        }

        address.fill("ana@example.org");
        send(page);

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        assertThat(page).hasURL(Pattern.compile("/webform/sent/"));
        assertThat(page.content()).doesNotContain(words).doesNotContain("ana@example.org");
        if (script) {
            Accessibility.assertNoViolations(page, "page after the sending");
        }
        page.reload(); // sends nothing again
        await(() -> webforms() > before);
        assertThat(webforms()).as("webforms that arrived").isEqualTo(before + 1);
        page.context().close();
    }

    @Test
    void the_empty_form_is_open_to_everybody_and_asks_nobody_else_for_anything() {
        Page page = chromium().page(true, "en-US");
        List<String> requested = new ArrayList<>();
        page.onRequest(request -> requested.add(request.url()));
        page.navigate(FORM.formatted(chat(), Hotline.DEMO_LINE));

        Accessibility.assertNoViolations(page, "empty webform");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Leave this page quickly")))
                .isVisible();
        assertThat(page.context().cookies()).isEmpty();
        assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
        assertThat(requested).isNotEmpty().allMatch(url -> url.startsWith(chat()));
        page.context().close();
    }

    @Test
    void whoever_leaves_quickly_is_gone_and_cannot_be_followed_back() {
        Page page = webform(true);
        page.getByLabel("Your message").fill("somebody is coming");
        page.route(
                url -> !url.startsWith(chat()),
                route -> route.fulfill(new Route.FulfillOptions().setBody("the weather")));
        String formAddress = page.url();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Leave this page quickly"))
                .click();

        assertThat(page.locator("body")).hasText("the weather");
        page.goBack();
        assertThat(page).not().hasURL(formAddress);
        page.context().close();
    }

    private Page webform(boolean script) {
        Page page = chromium().page(script, "en-US");
        page.navigate(FORM.formatted(chat(), Hotline.DEMO_LINE));
        return page;
    }

    private static void send(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                .click();
    }

    private static void choose(Page page, String question, String answer) {
        group(page, question)
                .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    private static Locator group(Page page, String question) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question));
    }

    private static int webforms() {
        CasesClient cases = new CasesClient(
                hotline().endpoints().of(Service.CASES), hotline().tokens().of("dana", "supervisor"));
        return (int) cases.conversations(Hotline.DEMO_LINE).stream()
                .filter(summary -> summary.path("channel").asText().equals("WEBFORM"))
                .count();
    }

    private static void await(BooleanSupplier becomesTrue) {
        long giveUp = System.nanoTime() + SOON.toNanos();
        while (!becomesTrue.getAsBoolean() && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static String chat() {
        return hotline().endpoints().of(Service.INGEST_CHAT).toString();
    }

    private static Hotline hotline() {
        return Objects.requireNonNull(hotline, "started before all stories");
    }

    private static InstalledBrowser chromium() {
        return Objects.requireNonNull(browser, "opened before all stories");
    }
}
