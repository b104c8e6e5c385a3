package dev.lantern.attachments.store;

import java.net.URI;
import java.time.Duration;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jspecify.annotations.Nullable;

/** A server that speaks the S3 API, checks signatures (version 4) and keeps everything in memory. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "hotline-attachments";
    static final String ACCESS_KEY = "AKIDEXAMPLE";
    static final String SECRET_KEY = "a-secret-of-this-test";

    private final BlobStoreContext memory =
            ContextBuilder.newBuilder(new TransientApiMetadata()).build(BlobStoreContext.class);
    private final S3Proxy proxy;

    S3Server() {
        memory.getBlobStore().createContainerInLocation(null, BUCKET);
        proxy = S3Proxy.builder()
                .blobStore(memory.getBlobStore())
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server did not start", e);
        }
    }

    AttachmentSettings.Bucket settings(String prefix, String secret) {
        return settings(URI.create("http://127.0.0.1:" + proxy.getPort()), prefix, secret, Duration.ofSeconds(30));
    }

    static AttachmentSettings.Bucket settings(URI endpoint, String prefix, String secret, Duration timeout) {
        return new AttachmentSettings.Bucket(
                BUCKET,
                "us-east-1",
                endpoint,
                true,
                prefix,
                new AttachmentSettings.Access(ACCESS_KEY, secret),
                timeout);
    }

    boolean has(String object) {
        return memory.getBlobStore().blobExists(BUCKET, object);
    }

    @Nullable
    String contentType(String object) {
        BlobMetadata metadata = memory.getBlobStore().blobMetadata(BUCKET, object);
        return metadata == null ? null : metadata.getContentMetadata().getContentType();
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server did not stop", e);
        } finally {
            memory.close();
        }
    }
}
