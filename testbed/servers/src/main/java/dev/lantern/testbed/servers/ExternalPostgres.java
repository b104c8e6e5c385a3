package dev.lantern.testbed.servers;

import java.sql.SQLException;

/** A PostgreSQL that somebody else runs. */
record ExternalPostgres(String address, String user, String password, ServerControl control) implements PostgresServer {

    static ExternalPostgres open(String address, String user, String password) {
        try {
            PostgresDatabase.connect(address, "postgres", user, password).close();
        } catch (SQLException e) {
            throw new ServerFailed(
                    "PostgreSQL at " + address + " does not let " + user + " in: " + e.getMessage()
                            + " Start it, correct the address or the password, or let Lantern run its own (embedded).",
                    e);
        }
        return new ExternalPostgres(address, user, password, new NotOurs("PostgreSQL at " + address));
    }

    /** Never with the password. */
    @Override
    public String toString() {
        return "PostgreSQL at " + address;
    }

    @Override
    public void close() {
        // It goes on.
    }
}
