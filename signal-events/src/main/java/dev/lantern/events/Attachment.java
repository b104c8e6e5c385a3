package dev.lantern.events;

/**
 * A reference into the attachment store, never the bytes.
 *
 * @param size in bytes
 * @param sha256 lower-case hex
 */
public record Attachment(String contentType, long size, String sha256, String storeKey) {}
