package dev.lantern.cases.wire;

import dev.lantern.events.Reader;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.Opener;
import jakarta.enterprise.context.ApplicationScoped;

/** The keys that open what people sent to the desk; read once, at start. */
@ApplicationScoped
public class Keys {

    private final Opener opener;

    Keys(CaseSettings settings) {
        this.opener = Keyring.load(settings.keysFolder()).opener();
        if (!opener.readers().contains(Reader.DESK)) {
            throw new IllegalStateException("lantern.keys.folder must hold desk.private.json: cases are read with it");
        }
    }

    public Opener opener() {
        return opener;
    }
}
