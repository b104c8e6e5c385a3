package dev.lantern.events.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.events.Channel;
import dev.lantern.events.Sealed;
import dev.lantern.events.Threads;
import dev.lantern.events.sealing.Opened.Reason;
import dev.lantern.events.sealing.Opened.Text;
import dev.lantern.events.sealing.Opened.Unopenable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {

    private static final String FIELD = SealedField.BODY_TEXT;

    @TempDir
    Path keys;

    @TempDir
    Path other;

    @BeforeEach
    void generate() {
        KeyFolder.generate(keys, List.of("desk", "sms"));
    }

    @Test
    void what_is_sealed_to_a_reader_opens_in_its_thread_and_field() {
        Keyring keyring = Keyring.load(keys);
        Sealed sealed = keyring.sealer().seal("desk", "t-1", FIELD, "help");
        assertThat(keyring.opener().open(sealed, "t-1", FIELD)).isEqualTo(new Text("help"));
    }

    @Test
    void what_was_sealed_and_hashed_once_is_opened_and_hashed_the_same_for_ever() {
        // Keys of no use, made for this test: what lies in topics and tables depends on what is computed with them.
        Keyring vector = Keyring.load(Path.of("src/test/resources/sealing-vector"));
        Sealed sealed = new Sealed(
                "desk",
                "Aey7NsN4i4CFRkLW0qiElMX-rWHOyGz7f4uSElxfI-TXvfGFaSujIMfFTrususA-pXhXf_iuB_M21wq6BHxSmWs8L-V2FAs");
        assertThat(vector.opener().open(sealed, "sms-1", FIELD)).isEqualTo(new Text("Necesito ayuda ☎"));
        assertThat(Threads.ofTexts(vector.lookup(), "national", Channel.SMS, "+15550100142"))
                .isEqualTo("sms-d4aae1dc03797d9929b1917569248186");
        assertThat(vector.lookup().ofAddress("+15550100142")).isEqualTo("e8743b6c31ce365703195953e30ad3ae");
    }

    @Test
    void it_opens_in_no_other_thread_or_field() {
        Keyring keyring = Keyring.load(keys);
        Sealed sealed = keyring.sealer().seal("desk", "t-1", FIELD, "help");
        Unopenable refused = new Unopenable(Reason.NOT_AUTHENTIC);
        assertThat(keyring.opener().open(sealed, "t-2", FIELD)).isEqualTo(refused);
        assertThat(keyring.opener().open(sealed, "t-1", SealedField.BODY_FULL)).isEqualTo(refused);
        assertThat(keyring.opener().open(sealed, "t", "-1" + FIELD)).isEqualTo(refused);
    }

    @Test
    void a_changed_ciphertext_does_not_open() {
        Keyring keyring = Keyring.load(keys);
        Sealed sealed = keyring.sealer().seal("desk", "t-1", FIELD, "help");
        byte[] bytes = Base64.getUrlDecoder().decode(sealed.ciphertext());
        bytes[bytes.length - 1] ^= 1;
        Sealed changed = new Sealed("desk", Base64.getUrlEncoder().encodeToString(bytes));
        assertThat(keyring.opener().open(changed, "t-1", FIELD)).isEqualTo(new Unopenable(Reason.NOT_AUTHENTIC));
    }

    @Test
    void what_is_no_ciphertext_is_malformed() {
        Opener opener = Keyring.load(keys).opener();
        Unopenable malformed = new Unopenable(Reason.MALFORMED);
        Stream.of("", "AQ", "not base64!", "AAAAAAAAAAAA")
                .forEach(text -> assertThat(opener.open(new Sealed("desk", text), "t", FIELD))
                        .as(text)
                        .isEqualTo(malformed));
    }

    @Test
    void a_service_opens_only_as_the_readers_it_was_handed() {
        Sealed sealed = Keyring.load(keys).sealer().seal("desk", "t-1", FIELD, "help");
        KeyFolder.handOut(keys, other, Set.of("desk"), Set.of("sms"), false);
        Keyring sms = Keyring.load(other);
        assertThat(sms.opener().open(sealed, "t-1", FIELD)).isEqualTo(new Unopenable(Reason.NO_KEY));
        assertThatThrownBy(() -> sms.sealer().seal("sms", "t-1", FIELD, "x"))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("sms.public.json");
        assertThatThrownBy(sms::lookup).isInstanceOf(KeyringException.class).hasMessageContaining("lookup.json");
    }

    @Test
    void after_rotation_the_new_key_seals_and_the_old_one_still_opens() {
        Keyring before = Keyring.load(keys);
        Sealed old = before.sealer().seal("desk", "t-1", FIELD, "old");
        KeyFolder.rotate(keys, "desk");
        Keyring after = Keyring.load(keys);
        Sealed fresh = after.sealer().seal("desk", "t-1", FIELD, "new");
        assertThat(after.opener().open(old, "t-1", FIELD)).isEqualTo(new Text("old"));
        assertThat(after.opener().open(fresh, "t-1", FIELD)).isEqualTo(new Text("new"));
        assertThat(before.opener().open(fresh, "t-1", FIELD)).isEqualTo(new Unopenable(Reason.NO_KEY));
    }

    @Test
    void generating_again_keeps_the_keys() {
        Sealed sealed = Keyring.load(keys).sealer().seal("desk", "t-1", FIELD, "help");
        KeyFolder.generate(keys, List.of("desk", "sms", "chat"));
        assertThat(Keyring.load(keys).opener().open(sealed, "t-1", FIELD)).isEqualTo(new Text("help"));
        assertThat(Keyring.load(keys).sealer().readers()).containsExactlyInAnyOrder("desk", "sms", "chat");
    }

    @Test
    void key_files_are_readable_by_their_owner_alone() throws IOException {
        try (Stream<Path> files = Files.list(keys)) {
            assertThat(files).hasSize(5).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void a_broken_key_file_is_named_and_not_quoted() throws IOException {
        Files.writeString(keys.resolve("desk.private.json"), "{\"primaryKeyId\": \"secret\"");
        assertThatThrownBy(() -> Keyring.load(keys))
                .isInstanceOf(KeyringException.class)
                .hasMessage("desk.private.json is not a Tink keyset in JSON")
                .hasNoCause();
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Keyring.load(keys.resolve("none")))
                .isInstanceOf(KeyringException.class)
                .hasMessageContaining("none");
    }

    @Test
    void the_lookup_hash_is_keyed_and_stable() {
        LookupHash hash = Keyring.load(keys).lookup();
        assertThat(hash.of("a", "bc"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(Keyring.load(keys).lookup().of("a", "bc"))
                .isNotEqualTo(hash.of("ab", "c"));
        KeyFolder.generate(other, List.of());
        assertThat(Keyring.load(other).lookup().of("a", "bc")).isNotEqualTo(hash.of("a", "bc"));
    }

    @Test
    void a_thread_of_texts_is_of_one_address_on_one_line_and_channel() {
        LookupHash hash = Keyring.load(keys).lookup();
        String thread = Threads.ofTexts(hash, "national", Channel.SMS, "+15550100142");
        assertThat(thread)
                .matches("sms-[0-9a-f]{32}")
                .isEqualTo(Threads.ofTexts(hash, "national", Channel.SMS, "+15550100142"))
                .isNotEqualTo(Threads.ofTexts(hash, "national", Channel.SMS, "+15550100143"))
                .isNotEqualTo(Threads.ofTexts(hash, "local", Channel.SMS, "+15550100142"));
        assertThat(Threads.ofTexts(hash, "national", Channel.WHATSAPP, "+15550100142"))
                .startsWith("whatsapp-")
                .doesNotContain(thread.substring(4));
        assertThat(Threads.ofWebform("national", "s-1")).matches("web-[0-9a-f]{32}");
    }
}
