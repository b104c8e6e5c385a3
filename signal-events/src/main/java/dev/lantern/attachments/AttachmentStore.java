package dev.lantern.attachments;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keeps sealed content under keys; it can read nothing of it. Thread-safe. */
public interface AttachmentStore {

    /** Parts of lower-case letters, digits and hyphens, divided by slashes. */
    Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*");

    /** Durable when it returns; what was there under the key is replaced. */
    void put(String key, byte[] sealed) throws IOException;

    /** Empty when there is nothing under the key. */
    Optional<byte[]> get(String key) throws IOException;

    /** Nothing happens when there is nothing. */
    void delete(String key) throws IOException;

    static String checked(String key) {
        if (key.length() > 512 || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a store key is parts of [a-z0-9-] divided by slashes");
        }
        return key;
    }
}
