package dev.lantern.testbed.phone;

/** A picture or another file that comes with a text; the network keeps it until the customer deletes it. */
public record MediaFile(String sid, String contentType, byte[] content) {

    public static MediaFile of(String contentType, byte[] content) {
        return new MediaFile(Sid.media(), contentType, content);
    }

    @Override
    public String toString() {
        return "MediaFile[" + sid + "]";
    }
}
