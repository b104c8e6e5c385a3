package dev.lantern.attachments.store;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The keys under {@code lantern.attachments}, for every service that keeps or reads attachments: a folder or a bucket,
 * the same for all of them. {@link AttachmentSettings} says in sentences what is wrong with it.
 */
public interface AttachmentConfig {

    /** For one machine: on a disk that survives a restart. It is made when it is not there. */
    Optional<Path> folder();

    S3 s3();

    /** For production: any store that speaks the S3 API. */
    interface S3 {

        /** Exists already; only what Lantern seals is put there. */
        Optional<String> bucket();

        /** Required with a bucket, such as {@code us-east-1}; some stores take any name. */
        Optional<String> region();

        /** Only of a store that is not Amazon's: its address, such as {@code https://objects.example.org}. */
        Optional<URI> endpoint();

        /** Whether the bucket stands in the path and not in the host's name: true where there is an endpoint. */
        Optional<Boolean> pathStyle();

        /** Stands before each key, such as {@code lantern}; nothing does when it is left out. */
        Optional<String> prefix();

        /** With the secret key; without both, the environment gives access as it does to Amazon's own tools. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        /** For one whole answer of the store; 10 s when it is left out. */
        Optional<Duration> requestTimeout();
    }
}
