package dev.lantern.cases.store;

/** The database did not do it now; the same may succeed later. */
public final class StoreUnavailableException extends RuntimeException {

    StoreUnavailableException(String message) {
        super(message);
    }
}
