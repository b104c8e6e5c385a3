package dev.lantern.testbed.servers;

/** A running PostgreSQL. */
public interface PostgresServer extends BackingServer {

    /** Host and port, as in {@code 127.0.0.1:5432}. */
    String address();

    String user();

    String password();

    /** The address of a database, which is created when it is not there yet. */
    default String jdbcUrl(String database) {
        PostgresDatabase.ensure(this, database);
        return "jdbc:postgresql://" + address() + "/" + database;
    }
}
