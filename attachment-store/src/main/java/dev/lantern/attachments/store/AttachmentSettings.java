package dev.lantern.attachments.store;

import dev.lantern.attachments.AttachmentStore;
import dev.lantern.attachments.FolderStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where attachments are kept, known to be complete and sensible. */
public sealed interface AttachmentSettings {

    /** Ready to be used by many threads; whether a remote store answers is not asked. */
    AttachmentStore open();

    record Folder(Path folder) implements AttachmentSettings {
        @Override
        public AttachmentStore open() {
            return new FolderStore(folder);
        }
    }

    /**
     * @param endpoint absent: Amazon's own
     * @param prefix empty, or ends with a slash
     * @param access absent: what the environment gives
     */
    record Bucket(
            String bucket,
            String region,
            @Nullable URI endpoint,
            boolean pathStyle,
            String prefix,
            @Nullable Access access,
            Duration requestTimeout)
            implements AttachmentSettings {
        @Override
        public AttachmentStore open() {
            return S3Store.open(this);
        }
    }

    record Access(String accessKey, String secretKey) {
        /** Never prints the secret. */
        @Override
        public String toString() {
            return "Access[" + accessKey + "]";
        }
    }

    /** @param problems gets a sentence for each key that is missing or wrong; then the result is empty */
    static Optional<AttachmentSettings> from(AttachmentConfig config, List<String> problems) {
        Optional<Path> folder = config.folder();
        Optional<String> bucket = config.s3().bucket();
        if (folder.isPresent() == bucket.isPresent()) {
            problems.add(
                    folder.isPresent()
                            ? "lantern.attachments.folder and lantern.attachments.s3.bucket are both there: keep one."
                            : "lantern.attachments.folder is missing: set it to the folder where attachments are kept,"
                                    + " or lantern.attachments.s3.bucket to their bucket.");
            return Optional.empty();
        }
        return folder.isPresent() ? folder(folder.get(), problems) : bucket(config.s3(), problems);
    }

    private static Optional<AttachmentSettings> folder(Path folder, List<String> problems) {
        try {
            if (Files.isWritable(Files.createDirectories(folder))) {
                return Optional.of(new Folder(folder));
            }
        } catch (IOException e) {
            // said below
        }
        problems.add("lantern.attachments.folder cannot be made or written: " + folder + ".");
        return Optional.empty();
    }

    private static Optional<AttachmentSettings> bucket(AttachmentConfig.S3 s3, List<String> problems) {
        int before = problems.size();
        String bucket = s3.bucket().orElse("");
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            problems.add("lantern.attachments.s3.bucket must be the name of a bucket: 3 to 63 lower-case letters,"
                    + " digits, dots and hyphens.");
        }
        if (s3.region().isEmpty()) {
            problems.add("lantern.attachments.s3.region is missing: set it to the region of the bucket, such as"
                    + " us-east-1.");
        }
        Optional<URI> endpoint = s3.endpoint();
        if (endpoint.isPresent() && !isBase(endpoint.get())) {
            problems.add("lantern.attachments.s3.endpoint must be an http or https address with a host, without user,"
                    + " path, query or fragment.");
        }
        String prefix = s3.prefix().orElse("");
        if (!prefix.isEmpty() && !AttachmentStore.KEY.matcher(prefix).matches()) {
            problems.add("lantern.attachments.s3.prefix must be parts of [a-z0-9-] divided by slashes.");
        }
        if (s3.accessKey().isPresent() != s3.secretKey().isPresent()) {
            problems.add("lantern.attachments.s3.access-key and lantern.attachments.s3.secret-key go together: set"
                    + " both, or neither where the environment gives access.");
        }
        Duration timeout = s3.requestTimeout().orElse(Duration.ofSeconds(10));
        if (timeout.toMillis() < 100 || timeout.toSeconds() > 60) {
            problems.add("lantern.attachments.s3.request-timeout must be between 100ms and 60s.");
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Bucket(
                bucket,
                s3.region().orElseThrow(),
                endpoint.orElse(null),
                s3.pathStyle().orElse(endpoint.isPresent()),
                prefix.isEmpty() ? "" : prefix + "/",
                s3.accessKey()
                        .map(key -> new Access(key, s3.secretKey().orElseThrow()))
                        .orElse(null),
                timeout));
    }

    private static boolean isBase(URI url) {
        @Nullable String scheme = url.getScheme();
        return scheme != null
                && (scheme.equals("https") || scheme.equals("http"))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }
}
