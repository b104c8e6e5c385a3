package dev.lantern.voice.messages;

import java.util.Set;

/** Everything that is said, with the values that its words may name in braces. */
public enum Phrase {
    GREETING("greeting", "line"),
    LANGUAGE("language", "key"),
    TTY("tty", "number"),
    DANGER("danger"),
    POSITION("position", "position"),
    NEXT("next"),
    WAITING("waiting"),
    WAIT_MINUTE("wait.minute"),
    WAIT_MINUTES("wait.minutes", "minutes"),
    WAIT_LONG("wait.long"),
    CLOSED("closed"),
    FULL("full"),
    FULL_TEXT("full.text", "number"),
    KEYS("keys"),
    NOTED_DANGER("danger.noted"),
    CONNECTING("connecting"),
    BACKUP("backup"),
    BACKUP_BUSY("backup.busy"),
    NOBODY("nobody"),
    LEAVING("leaving"),
    GOODBYE("goodbye"),
    ADVOCATE("advocate", "urgency", "language"),
    ADVOCATE_KEY("advocate.key", "key"),
    ADVOCATE_TOO_LATE("advocate.too-late"),
    URGENCY_IMMINENT_DANGER("urgency.IMMINENT_DANGER"),
    URGENCY_URGENT("urgency.URGENT"),
    URGENCY_STANDARD("urgency.STANDARD"),
    URGENCY_INFORMATION("urgency.INFORMATION");

    private final String key;
    private final Set<String> values;

    Phrase(String key, String... values) {
        this.key = key;
        this.values = Set.of(values);
    }

    public String key() {
        return key;
    }

    Set<String> named() {
        return values;
    }
}
