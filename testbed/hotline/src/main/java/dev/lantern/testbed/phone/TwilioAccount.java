package dev.lantern.testbed.phone;

/** The account that the services log in with; its token signs every webhook. */
public record TwilioAccount(String sid, String authToken) {

    @Override
    public String toString() {
        return "TwilioAccount[" + sid + "]";
    }
}
