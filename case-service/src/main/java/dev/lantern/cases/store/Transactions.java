package dev.lantern.cases.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.function.Supplier;

/** Work in a transaction of its own, whose failures say whether trying again makes sense. */
final class Transactions {

    private Transactions() {}

    /**
     * @throws StoreUnavailableException when the database did not do it now
     * @throws NotApplicableException when it never will, for the values given
     */
    static <T> T inNew(Supplier<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work::get);
        } catch (RuntimeException e) {
            throw StoreFailure.of(e);
        }
    }
}
