package dev.lantern.testbed.stories;

import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;

/** A store that speaks the S3 API and checks signatures, in memory, and what a service must know of it. */
final class ObjectStore implements AutoCloseable {

    private static final String BUCKET = "hotline-attachments";
    private static final String ACCESS_KEY = "AKIDEXAMPLE";
    private static final String SECRET_KEY = "a-secret-of-this-test";

    private final BlobStoreContext memory =
            ContextBuilder.newBuilder(new TransientApiMetadata()).build(BlobStoreContext.class);
    private final S3Proxy proxy;

    ObjectStore() throws Exception {
        memory.getBlobStore().createContainerInLocation(null, BUCKET);
        proxy = S3Proxy.builder()
                .blobStore(memory.getBlobStore())
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .build();
        proxy.start();
    }

    Map<String, String> environment() {
        return Map.of(
                "LANTERN_ATTACHMENTS_S3_BUCKET", BUCKET,
                "LANTERN_ATTACHMENTS_S3_REGION", "us-east-1",
                "LANTERN_ATTACHMENTS_S3_ENDPOINT", "http://127.0.0.1:" + proxy.getPort(),
                "LANTERN_ATTACHMENTS_S3_ACCESS_KEY", ACCESS_KEY,
                "LANTERN_ATTACHMENTS_S3_SECRET_KEY", SECRET_KEY);
    }

    /** The one object that it holds. */
    byte[] only() throws Exception {
        PageSet<? extends StorageMetadata> objects =
                memory.getBlobStore().list(BUCKET, ListContainerOptions.Builder.recursive());
        if (objects.size() != 1) {
            throw new AssertionError("the store holds " + objects.size() + " objects");
        }
        Blob blob = Objects.requireNonNull(
                memory.getBlobStore().getBlob(BUCKET, objects.iterator().next().getName()));
        try (InputStream content = Objects.requireNonNull(blob.getPayload()).openStream()) {
            return content.readAllBytes();
        }
    }

    @Override
    public void close() throws Exception {
        proxy.stop();
        memory.close();
    }
}
