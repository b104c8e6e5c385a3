package dev.lantern.testbed.phone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.testbed.phone.Form;
import dev.lantern.testbed.phone.voice.Application.Reply;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People are brought together: in a conference, or one calling the other. */
class ConnectingTest {

    private static final String ROOM = """
            <Dial action="/after"><Conference startConferenceOnEnter="%s" endConferenceOnExit="%s" beep="%s"
              participantLabel="%s" waitUrl="/wait" statusCallback="/room"
              statusCallbackEvent="start end join leave mute hold modify announcement">room-1</Conference></Dial>
            <Say>Nobody hears this.</Say>""";

    private final Application application = new Application();
    private final Telephone caller = application.caller();
    private final Telephone advocate = application.phones.telephone("+15550003000");

    @AfterEach
    void nothing_was_wrong_and_every_request_was_signed() {
        application.close();
        assertThat(application.forged()).isEmpty();
        assertThat(application.complaints()).isEmpty();
    }

    @Test
    void a_caller_waits_with_words_until_the_advocate_comes() {
        twoInARoom();
        assertThat(caller.heard()).extracting(Heard::words).contains("You are number 3.", "(beep)");

        caller.says("Can you hear me?");
        advocate.hears("can you hear me");
        advocate.hangsUp();

        caller.hears("goodbye").isDisconnected();
        assertThat(application.values("/after", "DialCallStatus")).containsOnly("answered");
        List<Form> events = application.awaitAsked("/room", 6);
        assertThat(events)
                .extracting(event -> event.get("StatusCallbackEvent"))
                .containsExactly(
                        "participant-join",
                        "participant-join",
                        "conference-start",
                        "participant-leave",
                        "participant-leave",
                        "conference-end");
        assertThat(events)
                .extracting(event -> event.get("SequenceNumber"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 6).mapToObj(Integer::toString).toList());
        assertThat(events).allMatch(event -> "room-1".equals(event.get("FriendlyName")));
        Form end = events.getLast();
        assertThat(end.get("ReasonConferenceEnded")).isEqualTo("participant-with-end-conference-on-exit-left");
        assertThat(end.get("CallSidEndingConference")).isEqualTo(advocate.callSid());
        assertThat(events.get(3).get("ReasonParticipantLeft")).isEqualTo("participant_hung_up");
        assertThat(events.get(4).get("ReasonParticipantLeft")).isEqualTo("moderator_ended_conference");
    }

    @Test
    void who_hangs_up_while_waiting_ends_the_conference() {
        application
                .at("/call", ROOM.formatted("false", "true", "false", "caller"))
                .at("/wait", "<Pause length=\"60\"/>");
        caller.calls(Application.NUMBER).waitsInRoom().hangsUp();
        Form end = application.awaitAsked("/room", 3).getLast();
        assertThat(end.get("StatusCallbackEvent")).isEqualTo("conference-end");
        assertThat(application.awaitAsked("/after", 1).getFirst().get("CallStatus"))
                .isEqualTo("completed");
    }

    @Test
    void keys_are_not_taken_while_waiting_in_a_conference() {
        application
                .at("/call", ROOM.formatted("false", "true", "false", "caller"))
                .at("/wait", "<Gather/><Say>Please wait.</Say>");
        caller.calls(Application.NUMBER).hears("please wait").hangsUp();
        assertThat(application.phones.complaints()).singleElement().asString().contains("13238");
        // That was the point; the rest must be clean.
        application.phones.forgetComplaints();
    }

    @Test
    void another_is_called_and_confirms_by_key_before_both_are_connected() {
        dials("url=\"/whisper\"", "timeout=\"20\" answerOnBridge=\"true\"");
        application.at("/whisper", """
                        <Gather numDigits="1" action="/confirmed"><Say>Urgent, in Spanish. Press 1.</Say></Gather>
                        <Hangup/>""").at("/confirmed", "");
        caller.calls(Application.NUMBER);
        advocate.answers().hears("urgent, in spanish");
        assertThat(caller.state()).isEqualTo("ringing");
        advocate.presses("1");
        caller.talksWith(advocate).says("Hello?");
        advocate.hears("hello").hangsUp();
        caller.hears("the end: completed true").isDisconnected();

        List<Form> progress = application.awaitAsked("/leg", 4);
        assertThat(progress)
                .extracting(one -> one.get("CallStatus"))
                .containsExactly("initiated", "ringing", "in-progress", "completed");
        assertThat(progress).extracting(one -> one.get("SequenceNumber")).containsExactly("0", "1", "2", "3");
        assertThat(progress).extracting(one -> one.get("ParentCallSid")).containsOnly(caller.callSid());
        assertThat(progress).extracting(one -> one.get("CallSid")).containsOnly(advocate.callSid());
        assertThat(caller.heard()).noneMatch(heard -> heard.words().contains("Urgent"));
    }

    @Test
    void who_does_not_confirm_is_not_connected() {
        dials("url=\"/whisper\"", "");
        application.at("/whisper", "<Gather numDigits=\"1\"><Say>Press 1.</Say></Gather><Hangup/>");
        caller.calls(Application.NUMBER);
        advocate.answers().hears("press 1").waits();
        caller.hears("the end: completed false");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"busy, busy", "not answered, no-answer", "out of service, failed"})
    void who_cannot_be_reached_is_told_of(String how, String status) {
        switch (how) {
            case "busy" -> advocate.isBusy();
            case "not answered" -> advocate.isNotAnswered();
            default -> advocate.isOutOfService();
        }
        dials("", "timeout=\"5\"");
        caller.calls(Application.NUMBER).hears("the end: " + status + " false").isDisconnected();
        assertThat(application.awaitAsked("/leg", 1).getLast().get("CallDuration"))
                .isIn("0", null);
    }

    @Test
    void of_several_who_are_called_the_first_is_connected() {
        application.at("/call", """
                <Dial><Number>+15550003000</Number><Client>dora</Client><Sip>sip:eva@example.org</Sip></Dial>""");
        Telephone dora = application.phones.telephone("client:dora");
        Telephone eva = application.phones.telephone("sip:eva@example.org");
        caller.calls(Application.NUMBER);
        advocate.rings();
        eva.rings();
        dora.answers().talksWith(caller);
        advocate.stopsRinging();
        eva.stopsRinging();
        caller.hangsUp();
        dora.isDisconnected();
    }

    @Test
    void backup_numbers_are_called_one_after_the_other() {
        application.at("/call", """
                <Dial sequential="true" timeout="5"><Number>+15550003000</Number><Number>+15550003001</Number></Dial>""");
        advocate.isNotAnswered();
        Telephone second = application.phones.telephone("+15550003001");
        caller.calls(Application.NUMBER);
        second.answers().talksWith(caller);
        assertThat(application.phones.voice().allCalls())
                .filteredOn(call -> call.to().equals(advocate.number()))
                .extracting(VoiceNetwork.CallView::status)
                .containsExactly(LegStatus.NO_ANSWER);
        second.hangsUp();
        caller.isDisconnected();
    }

    @Test
    void everybody_can_be_hung_up_on() {
        twoInARoom();
        application.phones.voice().hangUpEverybody();
        caller.isDisconnected();
        advocate.isDisconnected();
        assertThat(application.phones.voice().allCalls())
                .extracting(VoiceNetwork.CallView::status)
                .containsOnly(LegStatus.COMPLETED);
    }

    @Test
    void fifty_callers_meet_fifty_advocates() {
        application.at(
                "/call",
                form -> new Reply(
                        200,
                        Application.twiml("<Dial><Conference beep=\"false\" waitUrl=\"\">" + form.get("CallerCity")
                                + last4(form) + "</Conference></Dial>")));
        List<Telephone> people = IntStream.range(0, 100)
                .mapToObj(i -> application.phones.telephone("+1555000" + (4000 + i / 2 + i % 2 * 1000)))
                .toList();
        people.forEach(one -> one.calls(Application.NUMBER));
        for (int i = 0; i < people.size(); i += 2) {
            people.get(i).isInRoomWith(people.get(i + 1));
            assertThat(people.get(i).heard()).isEmpty();
        }
        people.forEach(Telephone::hangsUp);
        assertThat(application.awaitAsked("/status", 100))
                .extracting(form -> form.get("CallSid"))
                .doesNotHaveDuplicates();
    }

    private static String last4(Form form) {
        String from = String.valueOf(form.get("From"));
        return Integer.toString(Integer.parseInt(from.substring(from.length() - 4)) % 1000);
    }

    private void twoInARoom() {
        application
                .at("/call", ROOM.formatted("false", "false", "true", "caller"))
                .at("/wait", "<Say>You are number 3.</Say><Pause length=\"5\"/><Redirect/>")
                .at("/after", "<Say>Goodbye.</Say>")
                .at("/advocate", ROOM.formatted("true", "true", "true", "advocate"));
        caller.calls(Application.NUMBER).hears("you are number 3").waitsInRoom();
        application
                .phones
                .voice()
                .connect(
                        "+15550001001", new VoiceNumber(java.net.URI.create(application.url("/advocate")), null, null));
        advocate.calls("+15550001001").isInRoomWith(caller);
    }

    private void dials(String number, String dial) {
        application
                .at(
                        "/call",
                        "<Dial action=\"/ended\" callerId=\"" + Application.NUMBER + "\" " + dial
                                + "><Number statusCallback=\"/leg\" statusCallbackEvent=\"initiated ringing answered completed\" "
                                + number + ">" + advocate.number() + "</Number></Dial>")
                .at(
                        "/ended",
                        form -> new Reply(
                                200,
                                Application.twiml("<Say>The end: " + form.get("DialCallStatus") + " "
                                        + form.get("DialBridged") + "</Say>")));
    }
}
