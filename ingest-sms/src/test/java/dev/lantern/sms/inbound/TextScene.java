package dev.lantern.sms.inbound;

import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.sealing.KeyFolder;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line that takes texts, and the keys to seal and open them with. */
record TextScene(Keyring keyring, Line line) {

    static final Instant NOW = Instant.parse("2026-03-01T20:15:30Z");
    static final SpokenLanguage LANGUAGES = new SpokenLanguage();

    static TextScene in(Path folder) throws IOException {
        KeyFolder.generate(folder, List.of(Reader.DESK));
        Path lines = Files.createDirectory(folder.resolve("lines"));
        Files.writeString(lines.resolve("national.yaml"), """
            line: national
            name: National line
            languages: [en, es]
            sms:
              numbers: ["+15550100733"]
            """);
        return new TextScene(
                Keyring.load(folder),
                LineFolder.open(lines).current().byId("national").orElseThrow());
    }

    static InboundText read(String form) {
        return (InboundText) InboundText.from(TwilioForm.ofQuery(form));
    }

    SignalReceived signal(String form) {
        return signal(read(form), 0);
    }

    SignalReceived signal(InboundText text, int flood) {
        return text.toSignal(line, keyring.sealer(), keyring.lookup(), LANGUAGES, flood, NOW);
    }

    String text(SignalReceived signal) {
        return open(signal, Objects.requireNonNull(signal.body()).text(), SealedField.BODY_TEXT);
    }

    String open(SignalReceived signal, @Nullable Sealed sealed, String field) {
        Opened opened = keyring.opener().open(Objects.requireNonNull(sealed), signal.threadId(), field);
        return ((Opened.Text) opened).text();
    }
}
