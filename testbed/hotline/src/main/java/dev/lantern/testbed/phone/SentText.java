package dev.lantern.testbed.phone;

/** A text that left a phone, and what the customer's webhook answered. */
public record SentText(TextMessage text, Webhooks.Answer answer) {

    public boolean accepted() {
        return answer.accepted();
    }
}
