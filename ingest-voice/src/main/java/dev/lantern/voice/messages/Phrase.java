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
    KEYS_CALLBACK("keys.callback"),
    CALLBACK_NUMBER("callback.number"),
    CALLBACK_NUMBER_WITHHELD("callback.number.withheld"),
    CALLBACK_TYPE("callback.type"),
    CALLBACK_TYPED("callback.typed", "number"),
    CALLBACK_NUMBER_IMPOSSIBLE("callback.number.impossible"),
    CALLBACK_NUMBER_REFUSED("callback.number.refused"),
    CALLBACK_TIME("callback.time", "hours"),
    CALLBACK_UNTIL("callback.until"),
    CALLBACK_FROM("callback.from"),
    CALLBACK_TO("callback.to"),
    CALLBACK_TIME_IMPOSSIBLE("callback.time.impossible"),
    CALLBACK_TODAY("callback.today", "time"),
    CALLBACK_TOMORROW("callback.tomorrow", "time"),
    CALLBACK_VOICEMAIL("callback.voicemail"),
    CALLBACK_READ_BACK("callback.read-back", "number", "from", "until"),
    CALLBACK_WITH_MESSAGE("callback.with-message"),
    CALLBACK_WITHOUT_MESSAGE("callback.without-message"),
    CALLBACK_CONFIRM("callback.confirm"),
    CALLBACK_AGREED("callback.agreed"),
    CALLBACK_NOT_AGREED("callback.not-agreed"),
    CALLBACK_HELLO("callback.hello"),
    CALLBACK_MESSAGE("callback.message"),
    CALLBACK_WHO("callback.who", "line"),
    CALLBACK_NO_CALLS("callback.no-calls"),
    NOTED_DANGER("danger.noted"),
    CONNECTING("connecting"),
    BACKUP("backup"),
    BACKUP_BUSY("backup.busy"),
    NOBODY("nobody"),
    LEAVING("leaving"),
    GOODBYE("goodbye"),
    ADVOCATE("advocate", "urgency", "language"),
    ADVOCATE_KEY("advocate.key", "key"),
    ADVOCATE_OFFER("advocate.offer", "key"),
    ADVOCATE_MOMENT("advocate.moment"),
    ADVOCATE_TAKEN("advocate.taken"),
    ADVOCATE_TOO_LATE("advocate.too-late"),
    PARTY("party", "line"),
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
