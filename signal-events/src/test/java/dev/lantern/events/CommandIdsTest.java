package dev.lantern.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandIdsTest {

    private static final String KEY = "9b2f7c1e-4d19-9b0e";

    @Test
    void the_same_request_has_the_same_id() {
        assertThat(id("maria", "/desk", KEY, "body")).isEqualTo(id("maria", "/desk", KEY, "body"));
    }

    @Test
    void another_body_is_the_same_request_and_another_id() {
        String one = id("maria", "/desk", KEY, "body");
        String other = id("maria", "/desk", KEY, "other");
        assertThat(one).isNotEqualTo(other);
        assertThat(CommandIds.request(one)).isEqualTo(CommandIds.request(other));
    }

    @Test
    void another_person_address_or_key_is_another_request() {
        String one = CommandIds.request(id("maria", "/desk", KEY, "body"));
        assertThat(CommandIds.request(id("sam", "/desk", KEY, "body"))).isNotEqualTo(one);
        assertThat(CommandIds.request(id("maria", "/other", KEY, "body"))).isNotEqualTo(one);
        assertThat(CommandIds.request(id("maria", "/desk", KEY + "1", "body"))).isNotEqualTo(one);
    }

    @Test
    void an_id_that_no_key_made_is_a_request_of_its_own() {
        assertThat(CommandIds.request("3f2b8c1e")).isEqualTo("3f2b8c1e");
    }

    private static String id(String actor, String path, String key, String body) {
        return CommandIds.of(actor, "POST", path, key, body.getBytes(UTF_8));
    }
}
