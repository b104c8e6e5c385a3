package dev.lantern.testbed.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What holds for every PostgreSQL of ours, whatever runs it. */
interface PostgresServerContract {

    /** One that runs. */
    PostgresServer postgres();

    @Test
    default void keepsWhatItCommittedWhenItIsKilled() throws SQLException {
        String url = postgres().jdbcUrl("cases");
        Sql.execute(postgres(), url, "create table kept (word text)");
        Sql.execute(postgres(), url, "insert into kept values ('committed')");
        postgres().kill();
        assertThatThrownBy(() -> Sql.execute(postgres(), url, "select 1")).isInstanceOf(SQLException.class);

        postgres().start();

        assertThat(postgres().jdbcUrl("cases")).isEqualTo(url);
        assertThat(Sql.query(postgres(), url, "select word from kept")).isEqualTo("committed");
    }

    @Test
    default void losesNothingByItsSettings() throws SQLException {
        String url = postgres().jdbcUrl("cases");
        assertThat(Sql.query(postgres(), url, "show fsync")).isEqualTo("on");
        assertThat(Sql.query(postgres(), url, "show synchronous_commit")).isEqualTo("on");
        assertThat(Sql.query(postgres(), url, "show full_page_writes")).isEqualTo("on");
    }

    @Test
    default void doesNotAnswerWhileItIsFrozenAndGoesOnOnceThawed() throws SQLException {
        String url = postgres().jdbcUrl("cases");
        try (Connection connection = Sql.connect(postgres(), url);
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 500);
            postgres().freeze();
            try {
                assertThatThrownBy(() -> statement.execute("select 1")).hasMessageContaining("I/O error");
            } finally {
                postgres().thaw();
            }
        }
        assertThat(Sql.query(postgres(), url, "select 1")).isEqualTo("1");
    }
}
