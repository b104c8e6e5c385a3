package dev.lantern.testbed.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.events.TopicSpec;
import dev.lantern.events.Topics;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersTest {

    private static final int PARTITIONS = 4;
    private static final List<String> SENTENCES = new ArrayList<>();

    @TempDir
    private static Path folder;

    private static @Nullable BackingServers open;

    @BeforeAll
    static void openThem() {
        open = BackingServers.open(ServerSource.embedded(folder), SENTENCES::add);
        servers().kafka().createTopics(PARTITIONS);
    }

    @AfterAll
    static void closeThem() {
        servers().close();
    }

    private static BackingServers servers() {
        return Objects.requireNonNull(open);
    }

    @Nested
    class Kafka implements KafkaServerContract {

        @Override
        public KafkaServer kafka() {
            return servers().kafka();
        }
    }

    @Nested
    class Postgres implements PostgresServerContract {

        @Override
        public PostgresServer postgres() {
            return servers().postgres();
        }
    }

    @Test
    void haveTheTopicsOfTheContractHoweverOftenTheyAreCreated() throws Exception {
        servers().kafka().createTopics(PARTITIONS);

        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", servers().kafka().bootstrapServers()))) {
            assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrderElementsOf(
                            TopicSpec.all().stream().map(TopicSpec::name).toList());
            assertThat(admin.describeTopics(List.of(Topics.SIGNALS))
                            .allTopicNames()
                            .get()
                            .values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(PARTITIONS));
        }
    }

    @Test
    void findTheirDataAgainAfterTheyWereClosed() throws SQLException {
        Sql.execute(servers().postgres(), servers().postgres().jdbcUrl("again"), "create table kept as select 7 n");
        KafkaText.send(servers().kafka().bootstrapServers(), Topics.REPLIES, "before the close");
        servers().close();

        open = BackingServers.open(ServerSource.embedded(folder), SENTENCES::add);

        assertThat(KafkaText.all(servers().kafka().bootstrapServers(), Topics.REPLIES))
                .containsExactly("before the close");
        assertThat(Sql.query(servers().postgres(), servers().postgres().jdbcUrl("again"), "select n from kept"))
                .isEqualTo("7");
    }

    @Test
    void refuseAFolderThatIsInUse() {
        assertThatThrownBy(() -> BackingServers.open(ServerSource.embedded(folder), SENTENCES::add))
                .isInstanceOf(ServerFailed.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("in use by another Lantern");
    }

    @Test
    void nameThePortThatIsTaken(@TempDir Path other) {
        int taken = portOf(servers().kafka().bootstrapServers());

        assertThatThrownBy(() -> BackingServers.open(new ServerSource.Embedded(other, taken, 0), SENTENCES::add))
                .isInstanceOf(ServerFailed.class)
                .hasMessageContaining("Port " + taken + ", which is wanted for Kafka, is taken");
    }

    @Test
    void tellHowFarTheyAreAndHowMuchMemoryTheyTake() {
        assertThat(SENTENCES).anyMatch(sentence -> sentence.matches("kafka is ready after [0-9.]+ s"));
        assertThat(SENTENCES).anyMatch(sentence -> sentence.matches("postgres is ready after [0-9.]+ s"));
        assertThat(servers().kafka().residentMebibytes()).isBetween(50L, 500L);
        assertThat(servers().postgres().residentMebibytes()).isBetween(5L, 200L);
        assertThat(folder.resolve("kafka/kafka.log")).isRegularFile();
        assertThat(folder.resolve("postgres/postgres.log")).isRegularFile();
    }

    @Test
    void canBeUsedAsExternalOnes() {
        PostgresServer postgres = servers().postgres();
        String kafka = servers().kafka().bootstrapServers();

        try (BackingServers external = BackingServers.open(
                new ServerSource.External(kafka, postgres.address(), postgres.user(), postgres.password()),
                SENTENCES::add)) {
            assertThat(external.kafka().bootstrapServers()).isEqualTo(kafka);
            assertThat(external.postgres().jdbcUrl("elsewhere")).isEqualTo(postgres.jdbcUrl("elsewhere"));
            assertThatThrownBy(() -> external.kafka().kill()).hasMessageContaining("run by somebody else");
        }

        assertThat(KafkaAdmin.answers(kafka)).isTrue();
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }
}
