package dev.lantern.sms.wire;

import dev.lantern.events.Channel;
import dev.lantern.ingest.contract.ChannelContractTest;
import dev.lantern.ingest.contract.SignedForm;
import dev.lantern.ingest.contract.TwilioPhone;
import dev.lantern.ingest.twilio.TwilioSignature;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@QuarkusTest
class TextsContractTest extends ChannelContractTest {

    private static final String TARGET = "/twilio/messages";
    private static final String WORDS = "I have twenty minutes alone";

    @Override
    protected Channel channel() {
        return Channel.SMS;
    }

    @Override
    protected String providerId(int n) {
        return "SM%032x".formatted(0xC0000 + n);
    }

    @Override
    protected Answer sendValid(String providerId) {
        return answer(Texts.PHONE.post(TARGET, form(providerId)));
    }

    @Override
    protected Optional<Answer> sendWithBadSignature(String providerId) {
        String ofOtherWords =
                SignedForm.signature(TwilioPhone.TOKEN, Texts.PHONE.publicUrl() + TARGET, form(providerId) + "&More=1");
        return Optional.of(
                answer(Texts.PHONE.post(TARGET, form(providerId), Map.of(TwilioSignature.HEADER, ofOtherWords))));
    }

    @Override
    protected Answer sendMalformed(String providerId) {
        return answer(Texts.PHONE.post(TARGET, form(providerId).replace("MessageSid=", "Sid=")));
    }

    @Override
    protected String golden() {
        return "text-signal.json";
    }

    @Override
    protected List<String> personalData() {
        return List.of(TwilioPhone.PERSON, TwilioPhone.PERSON.substring(1), WORDS, "twenty+minutes");
    }

    /** All that Twilio sends for a text in the United States. */
    private static String form(String sid) {
        return Texts.text(sid, WORDS)
                + "&SmsMessageSid=" + sid + "&SmsSid=" + sid + "&SmsStatus=received&ApiVersion=2010-04-01"
                + "&AccountSid=AC00000000000000000000000000000001&NumSegments=1&NumMedia=0"
                + "&FromCity=ALBANY&FromState=NY&FromZip=12207&FromCountry=US"
                + "&ToCity=&ToState=DC&ToZip=&ToCountry=US";
    }

    private static Answer answer(TwilioPhone.Answer answer) {
        return new Answer(answer.status(), answer.body());
    }
}
