package dev.lantern.chat.wire;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Everything the page says, here in English; other languages are {@code messages/words_<tag>.properties}. Plain words
 * for somebody who is afraid, tired, or reads in a second language.
 */
@MessageBundle(value = "words", locale = "en")
public interface Words {

    // Titles stay in the browser's history and on its tabs: they do not say what the page is about.
    @Message("Write to us")
    String title();

    @Message("Correct your form")
    String titleMistakes();

    @Message("Try again")
    String titleNotNow();

    @Message("Thank you")
    String titleThanks();

    @Message("Page not found")
    String titleNotFound();

    @Message("Too large")
    String titleTooLarge();

    @Message("Leave this page quickly")
    String leave();

    @Message("Language")
    String languages();

    @Message("If you are in danger now, call {number}.")
    String danger(String number);

    @Message("Call us: {number}")
    String call(String number);

    @Message("Text us: {number}")
    String text(String number);

    @Message(
            "Tell us what is happening, in your own words. Only the message is needed. You can leave every other question open.")
    String intro();

    @Message(
            "This page uses no cookies. It stays in this browser’s history like any other page: if somebody may look there, use a private window, or delete it afterwards.")
    String trace();

    @Message("Your message")
    String messageLabel();

    @Message("Up to {limit} characters.")
    String messageHint(String limit);

    @Message("Are you in danger right now?")
    String inDangerNow();

    @Message("Are you under 18?")
    String under18();

    @Message("Some help is there only for young people.")
    String under18Hint();

    @Message("Yes")
    String yes();

    @Message("No")
    String no();

    @Message("I would rather not say")
    String unsaid();

    @Message("Is it safe for us to contact you?")
    String contactBack();

    @Message("We contact you only if you say yes.")
    String contactBackHint();

    @Message("Yes, there is a safe way")
    String contactBackYes();

    @Message("No, do not contact me")
    String contactBackNo();

    @Message("How should we contact you?")
    String means();

    @Message("Phone call")
    String meansPhone();

    @Message("Text message")
    String meansText();

    @Message("Email")
    String meansEmail();

    @Message("Phone number or email address")
    String address();

    @Message("One that only you answer or read. A number with its area code.")
    String addressHint();

    @Message("When is it safe?")
    String when();

    @Message("For example: weekdays after 6 pm.")
    String whenHint();

    @Message("May we leave a voicemail?")
    String voicemail();

    @Message("Where are you?")
    String place();

    @Message("It helps us to find help near you.")
    String placeHint();

    @Message("City or town")
    String city();

    @Message("State")
    String state();

    @Message("(optional)")
    String optional();

    @Message("Leave this field empty")
    String trap();

    @Message("Send")
    String send();

    @Message("Your message is not sent yet")
    String mistakesHeading();

    @Message("What you wrote is still here. Please look at this:")
    String mistakesIntro();

    @Message("Write your message.")
    String mistakeMessageMissing();

    @Message(
            "Your message is too long: it has {length} characters, and we can take {limit}. Shorten it, or send the rest as a second message.")
    String mistakeMessageTooLong(String length, String limit);

    @Message("This is too long: it has {length} characters, and we can take {limit}.")
    String mistakeTooLong(String length, String limit);

    @Message("Choose one of the answers, or leave the question open.")
    String mistakeNotAnAnswer();

    @Message("Say whether it is safe for us to contact you.")
    String mistakeSafeOrNot();

    @Message("Choose how we should contact you.")
    String mistakeMeansMissing();

    @Message("Write the phone number or email address where we can contact you.")
    String mistakeAddressMissing();

    @Message("This does not look like a phone number. Write it with its area code, such as 555 010 0142.")
    String mistakeNotAPhoneNumber();

    @Message("This does not look like an email address, such as name@example.org.")
    String mistakeNotAnEmailAddress();

    @Message("We could not take your message just now")
    String notNowHeading();

    @Message(
            "Your message is not sent. What you wrote is still here. Please press “Send” again in a minute. If it cannot wait, use the numbers below.")
    String notNowIntro();

    @Message("We have your message")
    String thanksHeading();

    @Message("Your code is")
    String thanksCode();

    @Message("You do not have to keep it. If you contact us again, it helps us to find this message.")
    String thanksCodeUse();

    @Message("What happens next")
    String nextHeading();

    @Message("An advocate reads your message. You decide what happens after that.")
    String nextRead();

    @Message("If you said that it is safe, we contact you in the way and at the time you chose.")
    String nextContact();

    @Message("If you did not say that it is safe, we do not contact you. You can reach us again at any time.")
    String nextNoContact();

    @Message("Write another message")
    String another();

    @Message("This page is not here")
    String notFoundHeading();

    @Message("The address may be mistyped, or this form is no longer offered. Nothing was sent.")
    String notFoundText();

    @Message("This is more than we can take at once")
    String tooLargeHeading();

    @Message(
            "Nothing was sent. Go back with your browser’s “Back” button, and shorten your message to at most {limit} characters.")
    String tooLargeText(String limit);
}
