package dev.lantern.attachments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentSettingsTest {

    private static final Map<String, String> BUCKET = Map.of("s3.bucket", "hotline", "s3.region", "eu-central-1");

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    void a_folder_is_made() {
        Path inside = folder.resolve("deeper/attachments");
        assertThat(settings(Map.of("folder", inside.toString()))).hasValue(new AttachmentSettings.Folder(inside));
        assertThat(inside).isDirectory();
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(settings(Map.of("folder", file + "/inside"))).isEmpty();
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("lantern.attachments.folder ")
                .contains("inside");
    }

    @Test
    void one_of_the_two_is_needed_and_not_both() {
        assertThat(settings(Map.of())).isEmpty();
        assertThat(settings(Map.of("folder", folder.toString(), "s3.bucket", "hotline", "s3.region", "eu-central-1")))
                .isEmpty();
        assertThat(problems).hasSize(2).allSatisfy(problem -> assertThat(problem)
                .contains("lantern.attachments.folder", "lantern.attachments.s3.bucket"));
    }

    @Test
    void a_bucket_of_amazon_needs_a_name_and_a_region() {
        assertThat(settings(BUCKET))
                .hasValue(new AttachmentSettings.Bucket(
                        "hotline", "eu-central-1", null, false, "", null, Duration.ofSeconds(10)));
    }

    @Test
    void a_bucket_elsewhere_has_an_address_and_keys() {
        assertThat(settings(with(Map.of(
                        "s3.endpoint", "https://objects.example.org",
                        "s3.prefix", "lantern/eu",
                        "s3.access-key", "AKID",
                        "s3.secret-key", "whispered",
                        "s3.request-timeout", "PT3S"))))
                .hasValueSatisfying(settings -> {
                    assertThat(settings)
                            .isEqualTo(new AttachmentSettings.Bucket(
                                    "hotline",
                                    "eu-central-1",
                                    URI.create("https://objects.example.org"),
                                    true,
                                    "lantern/eu/",
                                    new AttachmentSettings.Access("AKID", "whispered"),
                                    Duration.ofSeconds(3)));
                    assertThat(settings.toString()).doesNotContain("whispered");
                });
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "s3.bucket, Hotline",
        "s3.endpoint, objects.example.org",
        "s3.endpoint, https://user@objects.example.org",
        "s3.endpoint, https://objects.example.org/path",
        "s3.prefix, /lantern",
        "s3.prefix, ../lantern",
        "s3.access-key, alone",
        "s3.secret-key, alone",
        "s3.request-timeout, PT0S",
        "s3.request-timeout, PT5M"
    })
    void what_is_wrong_is_named_and_never_quoted(String key, String value) {
        assertThat(settings(with(Map.of(key, value)))).isEmpty();
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("lantern.attachments." + key)
                .doesNotContain(value)
                .endsWith(".");
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> keys = new java.util.HashMap<>(BUCKET);
        keys.putAll(more);
        return keys;
    }

    private Optional<AttachmentSettings> settings(Map<String, String> keys) {
        return AttachmentSettings.from(new Given(keys), problems);
    }

    private record Given(Map<String, String> keys) implements AttachmentConfig, AttachmentConfig.S3 {
        @Override
        public Optional<Path> folder() {
            return key("folder").map(Path::of);
        }

        @Override
        public AttachmentConfig.S3 s3() {
            return this;
        }

        @Override
        public Optional<String> bucket() {
            return key("s3.bucket");
        }

        @Override
        public Optional<String> region() {
            return key("s3.region");
        }

        @Override
        public Optional<URI> endpoint() {
            return key("s3.endpoint").map(URI::create);
        }

        @Override
        public Optional<Boolean> pathStyle() {
            return key("s3.path-style").map(Boolean::valueOf);
        }

        @Override
        public Optional<String> prefix() {
            return key("s3.prefix");
        }

        @Override
        public Optional<String> accessKey() {
            return key("s3.access-key");
        }

        @Override
        public Optional<String> secretKey() {
            return key("s3.secret-key");
        }

        @Override
        public Optional<Duration> requestTimeout() {
            return key("s3.request-timeout").map(Duration::parse);
        }

        private Optional<String> key(String name) {
            return Optional.ofNullable(keys.get(name));
        }
    }
}
