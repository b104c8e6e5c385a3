package dev.lantern.attachments.store;

import dev.lantern.attachments.AttachmentStore;
import io.smallrye.faulttolerance.api.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A bucket of any store that speaks the S3 API. Each call ends: an answer has its time, a request that the store could
 * not serve is tried twice more, and a store that does not serve any is left alone for a while. Every object has a key
 * of its own that is never used for something else, so that trying again does no harm.
 */
final class S3Store implements AttachmentStore {

    private static final int TRIES = 3;
    private static final int FAILURES_TOLERATED = 5;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    static final Duration REST = Duration.ofSeconds(10);

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final Guard breaker;

    static S3Store open(AttachmentSettings.Bucket settings) {
        return new S3Store(settings, REST);
    }

    /** @param rest how long a store that serves nothing is left alone */
    S3Store(AttachmentSettings.Bucket settings, Duration rest) {
        this.client = client(settings);
        this.bucket = settings.bucket();
        this.prefix = settings.prefix();
        this.breaker = Guard.create()
                .withDescription("attachment store")
                .withCircuitBreaker()
                .requestVolumeThreshold(FAILURES_TOLERATED)
                .failureRatio(1.0)
                .delay(rest.toMillis(), ChronoUnit.MILLIS)
                .when(S3Store::notServed)
                .done()
                .build();
    }

    @Override
    public void put(String key, byte[] sealed) throws IOException {
        String object = prefix + AttachmentStore.checked(key);
        ask(() -> client.putObject(
                request -> request.bucket(bucket).key(object).contentType("application/octet-stream"),
                RequestBody.fromBytes(sealed)));
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        String object = prefix + AttachmentStore.checked(key);
        return ask(() -> {
            try {
                return Optional.of(client.getObjectAsBytes(
                                request -> request.bucket(bucket).key(object))
                        .asByteArrayUnsafe());
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void delete(String key) throws IOException {
        String object = prefix + AttachmentStore.checked(key);
        ask(() -> client.deleteObject(request -> request.bucket(bucket).key(object)));
    }

    @SuppressWarnings("unchecked") // the guard gives back what the request made
    private <T> T ask(Callable<T> request) throws IOException {
        try {
            return (T) breaker.call(request::call, Object.class);
        } catch (CircuitBreakerOpenException resting) {
            throw new IOException("the attachment store did not answer and is left alone for a while");
        } catch (AwsServiceException e) {
            throw new IOException("the attachment store answered " + e.statusCode(), e);
        } catch (SdkException | UncheckedIOException e) {
            throw new IOException("the attachment store did not answer", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a request throws nothing else", e);
        }
    }

    /** A refusal is an answer: it says nothing about whether the next one is served. */
    private static boolean notServed(Throwable failure) {
        return failure instanceof AwsServiceException answer
                ? answer.statusCode() >= 500 || answer.isThrottlingException()
                : failure instanceof SdkException || failure instanceof UncheckedIOException;
    }

    private static S3Client client(AttachmentSettings.Bucket settings) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(settings.requestTimeout()))
                .region(Region.of(settings.region()))
                .credentialsProvider(access(settings))
                .forcePathStyle(settings.pathStyle())
                // What is read is checked against the reference; newer checksums are unknown to many stores.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                // The socket's time-out, which the SDK knows how to try again, comes first; these end an answer that
                // trickles.
                .overrideConfiguration(calls -> calls.apiCallAttemptTimeout(
                                settings.requestTimeout().multipliedBy(2))
                        .apiCallTimeout(settings.requestTimeout().multipliedBy(2L * TRIES))
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES)
                                .build()));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }

    private static AwsCredentialsProvider access(AttachmentSettings.Bucket settings) {
        AttachmentSettings.Access access = settings.access();
        return access == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(access.accessKey(), access.secretKey()));
    }
}
