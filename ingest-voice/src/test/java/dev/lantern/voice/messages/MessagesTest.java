package dev.lantern.voice.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {

    @TempDir
    Path folder;

    @Test
    void english_and_spanish_are_shipped_and_complete() {
        Messages messages = Messages.load(null);
        assertThat(messages.languages()).isEqualTo("en, es");
        assertThat(messages.speaks("es-MX")).isTrue();
        assertThat(messages.speaks("fr")).isFalse();
        assertThat(messages.in("fr").say(Phrase.NEXT))
                .isEqualTo(new Spoken.Words("You are next in line.", "en-US", null));
    }

    @Test
    void a_file_of_the_folder_adds_a_language_and_may_be_recorded() throws IOException {
        write(
                "fr.properties",
                shipped()
                        .replace("en-US", "fr-FR\nspeech.voice=Polly.Lea")
                        .replaceFirst("next=.*", "next=https://example.org/suivant.mp3")
                        .replaceFirst("position=.*", "position=Vous êtes le numéro {position}."));
        Messages messages = Messages.load(folder);
        assertThat(messages.in("fr").say(Phrase.NEXT))
                .isEqualTo(new Spoken.Recorded("https://example.org/suivant.mp3"));
        assertThat(messages.in("fr-CA").say(Phrase.POSITION, Map.of("position", "{position}")))
                .isEqualTo(new Spoken.Words("Vous êtes le numéro {position}.", "fr-FR", "Polly.Lea"));
    }

    @Test
    void each_mistake_is_told_with_file_and_key() throws IOException {
        write(
                "fr.properties",
                shipped()
                        .replaceFirst("next=.*\n", "nxt=Vous\n")
                        .replaceFirst("speech.language=.*\n", "")
                        .replaceFirst("position=.*", "position=https://example.org/{position}.mp3")
                        .replaceFirst("goodbye=.*", "goodbye=Adieu {name}"));
        assertThatThrownBy(() -> Messages.load(folder))
                .isInstanceOf(InvalidMessagesException.class)
                .hasMessageContaining("fr.properties: next is missing.")
                .hasMessageContaining("fr.properties: nxt is not a known key.")
                .hasMessageContaining("fr.properties: speech.language is missing")
                .hasMessageContaining("fr.properties: position cannot be recorded: it names [position].")
                .hasMessageContaining("fr.properties: goodbye names {name}, which it does not have.");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String shipped() throws IOException {
        try (InputStream english = Objects.requireNonNull(Messages.class.getResourceAsStream("en.properties"))) {
            return new String(english.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
