package dev.lantern.chat.webform;

/** What must be put right before a form can be taken, said at its field. */
public record Mistake(Field field, Reason reason) {

    public enum Reason {
        MISSING,
        TOO_LONG,
        /** A value that the question does not offer; only a hand-made request has one. */
        NOT_AN_ANSWER,
        /** There are details for contacting back, but not the word that it is safe. */
        SAFE_OR_NOT,
        NOT_A_PHONE_NUMBER,
        NOT_AN_EMAIL_ADDRESS
    }
}
