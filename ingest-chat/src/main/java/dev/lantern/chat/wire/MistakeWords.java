package dev.lantern.chat.wire;

import dev.lantern.chat.webform.Field;
import dev.lantern.chat.webform.Mistake;
import dev.lantern.chat.webform.PageLanguage;
import dev.lantern.chat.webform.Typed;
import java.text.NumberFormat;
import java.util.Locale;

/** Says a mistake as a sentence that tells what to do; it never repeats what was typed. */
final class MistakeWords {

    private final Words words;
    private final NumberFormat numbers;

    MistakeWords(Words words, PageLanguage language) {
        this.words = words;
        // Plain "es" would write 10000 as in Spain; the readers here are used to 10,000.
        this.numbers = NumberFormat.getIntegerInstance(Locale.of(language.tag(), "US"));
    }

    String number(int number) {
        return numbers.format(number);
    }

    String say(Mistake mistake, Typed typed) {
        Field field = mistake.field();
        return switch (mistake.reason()) {
            case MISSING ->
                switch (field) {
                    case MEANS -> words.mistakeMeansMissing();
                    case ADDRESS -> words.mistakeAddressMissing();
                    default -> words.mistakeMessageMissing();
                };
            case TOO_LONG -> {
                String value = typed.get(field);
                String length = number(value.codePointCount(0, value.length()));
                yield field == Field.MESSAGE
                        ? words.mistakeMessageTooLong(length, number(field.limit()))
                        : words.mistakeTooLong(length, number(field.limit()));
            }
            case NOT_AN_ANSWER -> words.mistakeNotAnAnswer();
            case SAFE_OR_NOT -> words.mistakeSafeOrNot();
            case NOT_A_PHONE_NUMBER -> words.mistakeNotAPhoneNumber();
            case NOT_AN_EMAIL_ADDRESS -> words.mistakeNotAnEmailAddress();
        };
    }
}
