package dev.lantern.cases.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.SignalReceived;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class AuditTest {

    private static final String WHO_READ =
            "select actor || ' ' || action from audit_entry where subject = ? and at is not null order by id";

    @Inject
    Rows rows;

    private final Hotline hotline = new Hotline();

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void every_read_of_content_leaves_who_and_what_and_nothing_else_does() throws SQLException {
        SignalReceived signal = hotline.conversationOf("maria");
        String conversation = signal.threadId() + "/1";
        Asking maria = Asking.as("maria", "advocate");
        Asking dana = Asking.dana();
        maria.await200("/conversations/" + conversation, any -> true);

        dana.get("/conversations/" + conversation).then().statusCode(200);
        Asking.as("sam", "advocate")
                .get("/conversations/" + conversation)
                .then()
                .statusCode(404);
        dana.await200("/signals/" + signal.signalId(), any -> true);
        dana.get("/signals").then().statusCode(200);
        dana.get("/conversations?signal=" + signal.signalId()).then().statusCode(200);

        assertThat(rows.texts(WHO_READ, conversation))
                .containsExactly("maria READ_CONVERSATION", "dana READ_CONVERSATION");
        assertThat(rows.texts(WHO_READ, signal.signalId())).containsExactly("dana READ_SIGNAL");
    }

    @Test
    void what_cannot_be_audited_is_not_read() throws SQLException {
        SignalReceived signal = hotline.conversationOf("maria");
        Asking.dana().await200("/signals/" + signal.signalId(), any -> true);

        rows.execute("alter table audit_entry rename to audit_entry_away");
        try {
            Asking.dana().get("/signals/" + signal.signalId()).then().statusCode(503);
        } finally {
            rows.execute("alter table audit_entry_away rename to audit_entry");
        }
    }
}
