package dev.lantern.cases.wire;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class SchemaTest {

    @Inject
    EntityManagerFactory entities;

    @Test
    void the_entities_fit_the_migrated_schema() {
        Asking.dana().await200("/signals", any -> true);

        assertThatCode(() -> entities.getSchemaManager().validate()).doesNotThrowAnyException();
    }
}
