package dev.lantern.voice.callback;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import dev.lantern.lines.Line;
import dev.lantern.lines.Lines;
import dev.lantern.lines.Voice.CallBack;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which numbers are called back. What a caller can have called must neither cost a fortune nor ring elsewhere. */
final class SafeNumbers {

    /** Those for which whoever calls pays more than for a call, and those behind which nobody is. */
    private static final Set<PhoneNumberType> REFUSED = EnumSet.of(
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.PAGER,
            PhoneNumberType.UAN,
            PhoneNumberType.VOICEMAIL);

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final ShortNumberInfo SHORT = ShortNumberInfo.getInstance();

    private SafeNumbers() {}

    sealed interface Typed {

        /** @param e164 personal */
        record Callable(String e164) implements Typed {

            @Override
            public String toString() {
                return "Callable[]";
            }
        }

        /** It is a number, and is not called: of an emergency service, dear, abroad, or one of ours. */
        record Refused() implements Typed {}

        record NoNumber() implements Typed {}
    }

    /** @param digits as they were typed, or E.164 */
    static Typed check(String digits, CallBack callback, Lines lines) {
        List<String> countries = callback.countries();
        String home = countries.getFirst();
        if (countries.stream().anyMatch(country -> SHORT.connectsToEmergencyNumber(digits, country))) {
            return new Typed.Refused();
        }
        PhoneNumber number;
        try {
            number = NUMBERS.parse(digits, home);
        } catch (NumberParseException e) {
            return new Typed.NoNumber();
        }
        if (!NUMBERS.isPossibleNumber(number)) {
            return new Typed.NoNumber();
        }
        String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
        boolean refused = REFUSED.contains(NUMBERS.getNumberType(number))
                || !countries.contains(country(number))
                || ours(lines).anyMatch(e164::equals);
        return refused ? new Typed.Refused() : new Typed.Callable(e164);
    }

    /** A number that no plan of numbers has yet is of the country whose prefix it has. */
    private static String country(PhoneNumber number) {
        String known = NUMBERS.getRegionCodeForNumber(number);
        return known == null ? NUMBERS.getRegionCodeForCountryCode(number.getCountryCode()) : known;
    }

    private static Stream<String> ours(Lines lines) {
        return lines.all().stream().flatMap(SafeNumbers::of);
    }

    private static Stream<String> of(Line line) {
        CallBack callback = line.voice().callback();
        return Stream.of(
                        line.voice().numbers().stream(),
                        line.sms().numbers().stream(),
                        line.voice().backup().numbers().stream(),
                        Stream.ofNullable(line.voice().callerId()),
                        Stream.ofNullable(callback).map(CallBack::callerId))
                .flatMap(all -> all);
    }
}
