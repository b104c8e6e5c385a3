package dev.lantern.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lantern.testbed.Endpoints;
import dev.lantern.testbed.Folders;
import dev.lantern.testbed.servers.ServerFailed;
import dev.lantern.testbed.servers.ServerSource;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ServersOptionTest {

    private static final Folders FOLDERS = new Folders(Path.of("."), Path.of("target/data"));
    private static final Endpoints ENDPOINTS = new Endpoints(1, 2, 3, 4, Map.of());

    @Test
    void servers_are_embedded_in_the_data_folder_unless_something_else_is_said() {
        assertThat(source()).isEqualTo(new ServerSource.Embedded(FOLDERS.data(), 2, 4));
    }

    @Test
    void containers_are_those_that_are_published() {
        assertThat(source("--servers", "containers")).isEqualTo(ServerSource.Containers.PUBLISHED);
    }

    @Test
    void what_external_servers_lack_is_named_with_the_variable_that_may_give_it() {
        assumeTrue(System.getenv("LANTERN_POSTGRES_PASSWORD") == null, "a password is given here");

        assertThatThrownBy(() -> source("--servers", "external", "--kafka", "k:1"))
                .isInstanceOf(ServerFailed.class)
                .hasMessageContaining("--postgres HOST:PORT (or LANTERN_POSTGRES)")
                .hasMessageContaining("LANTERN_POSTGRES_PASSWORD")
                .hasMessageNotContaining("--kafka");
    }

    @Test
    void an_address_that_would_not_be_used_is_refused() {
        assertThatThrownBy(() -> source("--kafka", "k:1"))
                .isInstanceOf(ServerFailed.class)
                .hasMessageContaining("--servers is embedded");
    }

    @Test
    void an_unknown_mode_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> source("--servers", "docker"))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("embedded")
                .hasMessageContaining("containers")
                .hasMessageContaining("external");
    }

    @Test
    void a_launcher_in_the_background_gets_the_same() {
        ServersOption option = parsed("--servers", "external", "--kafka", "k:1", "--postgres-user", "ann");

        assertThat(option.arguments())
                .containsExactly("--servers", "external", "--postgres-user", "ann", "--kafka", "k:1");
    }

    private static ServerSource source(String... arguments) {
        return parsed(arguments).source(FOLDERS, ENDPOINTS);
    }

    private static ServersOption parsed(String... arguments) {
        ServersOption option = new ServersOption();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("servers", CommandLine.Model.CommandSpec.forAnnotatedObject(option)))
                .parseArgs(arguments);
        return option;
    }
}
