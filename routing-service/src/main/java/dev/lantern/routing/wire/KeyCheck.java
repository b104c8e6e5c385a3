package dev.lantern.routing.wire;

import dev.lantern.events.Reader;
import dev.lantern.events.sealing.Keyring;
import java.util.ArrayList;
import java.util.List;

/** Whether the keys allow what routing does: open what people sent, seal what advocates answer. */
final class KeyCheck {

    private KeyCheck() {}

    static List<String> problemsOf(Keyring keys) {
        List<String> problems = new ArrayList<>();
        if (!keys.opener().readers().contains(Reader.DESK)) {
            problems.add(
                    "lantern.keys.folder lacks desk.private.json, without which nothing that people send can be read.");
        }
        for (String reader : List.of(Reader.DESK, Reader.SMS, Reader.VOICE)) {
            if (!keys.sealer().readers().contains(reader)) {
                problems.add("lantern.keys.folder lacks " + reader + ".public.json, without which "
                        + (reader.equals(Reader.VOICE) ? "nobody can be called back." : "no answer can be sent."));
            }
        }
        if (!keys.sealer().readers().contains(Reader.VOICE)) {
            problems.add("lantern.keys.folder lacks voice.public.json, without which no telephone of an advocate can be"
                    + " kept and nobody be called into a conversation.");
        }
        return problems;
    }
}
