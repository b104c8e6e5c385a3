package dev.lantern.events.sealing;

import java.util.List;

/** The names of fields that are sealed. A name is part of what the ciphertext is bound to: never change one. */
public final class SealedField {

    public static final String SENDER_ADDRESS = "sender.address";
    public static final String BODY_TEXT = "body.text";
    public static final String BODY_FULL = "body.full";
    public static final String CONTACT_ADDRESS = "contactBack.address";
    public static final String CONTACT_WHEN = "contactBack.when";
    public static final String REPLY_TO = "reply.to";
    public static final String REPLY_TEXT = "reply.text";
    public static final String REPLY_COPY = "reply.copy";
    public static final String ADVOCATE_TELEPHONE = "advocate.telephone";
    public static final String PARTICIPANT_TELEPHONE = "participant.telephone";
    public static final String CALLBACK_TO = "callback.to";
    public static final String CALLBACK_TURN = "callback.turn";
    public static final String ATTACHMENT = "attachment";

    public static final List<String> ALL = List.of(
            SENDER_ADDRESS,
            BODY_TEXT,
            BODY_FULL,
            CONTACT_ADDRESS,
            CONTACT_WHEN,
            REPLY_TO,
            REPLY_TEXT,
            REPLY_COPY,
            PARTICIPANT_TELEPHONE,
            CALLBACK_TO,
            CALLBACK_TURN);

    private SealedField() {}
}
