package dev.lantern.testbed.phone.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.lantern.testbed.phone.Form;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API as the provider's own SDK uses it. */
class SdkTest {

    private static final PhoneNumber OURS = new PhoneNumber(Application.NUMBER);
    private static final List<String> ALL = List.of("initiated", "ringing", "answered", "completed");

    private final Application application = new Application();
    private final TwilioRestClient sdk = SdkTransport.client(application);
    private final Telephone caller = application.caller();
    private final Telephone advocate = application.phones.telephone("+15550003000");

    @AfterEach
    void every_request_was_signed() {
        application.close();
        assertThat(application.forged()).isEmpty();
    }

    @Test
    void a_person_is_called_and_hears_the_document() {
        application.at("/hello", "<Say>Is it safe to talk? Press 1.</Say><Gather numDigits=\"1\" action=\"/end\"/>");
        application.at("/end", "<Hangup/>");
        Call call = Call.creator(to(advocate), OURS, URI.create(application.url("/hello")))
                .setStatusCallback(application.url("/leg"))
                .setStatusCallbackEvent(ALL)
                .setTimeout(20)
                .create(sdk);
        assertThat(call.getStatus()).isEqualTo(Call.Status.QUEUED);
        assertThat(call.getDirection()).isEqualTo("outbound-api");
        advocate.answers().hears("is it safe").presses("1").isDisconnected();

        assertThat(application.awaitAsked("/leg", 4))
                .extracting(one -> one.get("CallStatus"))
                .containsExactly("initiated", "ringing", "in-progress", "completed");
        Call ended = Call.fetcher(call.getSid()).fetch(sdk);
        assertThat(ended.getStatus()).isEqualTo(Call.Status.COMPLETED);
        assertThat(ended.getDuration()).isNotNull();
        assertThat(ended.getStartTime()).isNotNull();
        assertThat(StreamSupport.stream(
                        Call.reader()
                                .setTo(to(advocate))
                                .setStatus(Call.Status.COMPLETED)
                                .read(sdk)
                                .spliterator(),
                        false))
                .extracting(Call::getSid)
                .containsExactly(call.getSid());
        assertThat(application.complaints()).isEmpty();
    }

    @ParameterizedTest(name = "{0} answers: {1}")
    @CsvSource({"voicemail, machine_start", "somebody, human"})
    void who_answers_is_found_out(String who, String answeredBy) {
        application.at("/hello", "<Hangup/>");
        if (who.equals("voicemail")) {
            advocate.isAnsweredByVoicemail();
        } else {
            advocate.answersAtOnce();
        }
        Call.creator(to(advocate), OURS, URI.create(application.url("/hello")))
                .setMachineDetection("Enable")
                .create(sdk);
        assertThat(application.awaitAsked("/hello", 1).getFirst().get("AnsweredBy"))
                .isEqualTo(answeredBy);
    }

    @Test
    void a_call_is_taken_back_while_it_rings_and_ended_while_it_goes_on() {
        application.at("/hello", "<Pause length=\"60\"/>");
        Call first = call(application.url("/hello"));
        advocate.rings();
        Call.updater(first.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(sdk);
        advocate.stopsRinging();
        assertThat(Call.fetcher(first.getSid()).fetch(sdk).getStatus()).isEqualTo(Call.Status.CANCELED);

        Call second = call(application.url("/hello"));
        advocate.answers();
        Call.updater(second.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(sdk);
        advocate.isDisconnected();
        Application.await(
                () -> application.values("/leg", "CallStatus").contains("canceled"), "a callback about the end");
        assertThatThrownBy(() -> Call.updater(second.getSid())
                        .setTwiml(new Twiml(Application.twiml("<Hangup/>")))
                        .update(sdk))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(21220));
    }

    @Test
    void a_caller_who_waits_is_sent_to_a_room_where_the_advocate_comes() {
        application.at("/call", "<Say>Please wait.</Say><Pause length=\"10\"/><Redirect/>");
        caller.calls(Application.NUMBER).hears("please wait").hears("please wait");
        Call.updater(caller.callSid())
                .setTwiml(new Twiml(Application.twiml(
                        "<Dial><Conference beep=\"false\" endConferenceOnExit=\"true\">talk</Conference></Dial>")))
                .update(sdk);
        caller.waitsInRoom();
        Participant participant = Participant.creator("talk", OURS, to(advocate))
                .setLabel("advocate")
                .setBeep("false")
                .setStatusCallback(application.url("/leg"))
                .setStatusCallbackEvent(ALL)
                .create(sdk);
        assertThat(participant.getCallSid()).startsWith("CA");
        advocate.answers().isInRoomWith(caller);

        String room = participant.getConferenceSid();
        assertThat(Conference.fetcher(room).fetch(sdk).getStatus()).isEqualTo(Conference.Status.IN_PROGRESS);
        assertThat(Participant.reader(room).read(sdk)).hasSize(2);

        application.at("/hold", "<Say>Please hold.</Say><Pause length=\"10\"/><Redirect/>");
        Participant.updater(room, caller.callSid())
                .setHold(true)
                .setHoldUrl(URI.create(application.url("/hold")))
                .update(sdk);
        caller.hears("please hold");
        advocate.says("Only I hear this.");
        Participant.updater(room, caller.callSid()).setHold(false).update(sdk);
        advocate.isInRoomWith(caller).says("Here I am again.");
        caller.hears("here i am again");
        assertThat(caller.heard()).noneMatch(heard -> heard.words().contains("Only I"));

        Participant.updater(room, "advocate").setMuted(true).update(sdk);
        advocate.says("Nobody hears this.");
        application.at("/announce", "<Say>This is an announcement.</Say>");
        Conference.updater(room)
                .setAnnounceUrl(URI.create(application.url("/announce")))
                .update(sdk);
        caller.hears("announcement");
        advocate.hears("announcement");
        assertThat(caller.heard()).noneMatch(heard -> heard.words().contains("Nobody"));

        Conference.updater(room).setStatus(Conference.UpdateStatus.COMPLETED).update(sdk);
        advocate.isDisconnected();
        caller.isDisconnected();
        assertThat(Conference.fetcher(room).fetch(sdk).getReasonConferenceEnded())
                .isEqualTo(Conference.ReasonConferenceEnded.CONFERENCE_ENDED_VIA_API);
        assertThat(application.complaints()).isEmpty();
    }

    @Test
    void a_supervisor_whispers_to_the_advocate_alone() {
        Telephone supervisor = application.phones.telephone("client:dana");
        application.at(
                "/call",
                "<Dial><Conference beep=\"false\" statusCallback=\"/room\""
                        + " statusCallbackEvent=\"join modify\">talk</Conference></Dial>");
        caller.calls(Application.NUMBER).waitsInRoom();
        Participant.creator("talk", OURS, to(advocate)).setBeep("false").create(sdk);
        advocate.answers().isInRoomWith(caller);
        Participant.creator("talk", OURS, to(supervisor))
                .setBeep("false")
                .setCoaching(true)
                .setCallSidToCoach(advocate.callSid())
                .create(sdk);
        supervisor.answers().isInRoomWith(advocate).says("Ask for the address.");
        advocate.hears("ask for the address");
        caller.says("I am in danger.");
        supervisor.hears("in danger");
        assertThat(caller.heard()).noneMatch(heard -> heard.by().equals(supervisor.number()));

        Participant.updater("talk", supervisor.callSid()).setCoaching(false).update(sdk);
        supervisor.says("This is the supervisor.");
        caller.hears("this is the supervisor");
        Participant.updater("talk", supervisor.callSid()).setBeepOnExit(true).update(sdk);
        assertThat(Participant.deleter("talk", supervisor.callSid()).delete(sdk))
                .isTrue();
        supervisor.isDisconnected();
        caller.hears("(beep)").isInRoomWith(advocate);
        assertThat(application.awaitAsked("/room", 5))
                .extracting(event -> event.get("StatusCallbackEvent"))
                .containsExactly(
                        "participant-join",
                        "participant-join",
                        "participant-join",
                        "participant-modify",
                        "participant-modify");
    }

    @Test
    void a_participant_who_does_not_answer_leaves_without_having_come() {
        application.at(
                "/call",
                "<Dial><Conference beep=\"false\" statusCallback=\"/room\""
                        + " statusCallbackEvent=\"join leave\">talk</Conference></Dial>");
        caller.calls(Application.NUMBER).waitsInRoom();
        advocate.isNotAnswered();
        Participant.creator("talk", OURS, to(advocate))
                .setTimeout(5)
                .setStatusCallback(application.url("/leg"))
                .create(sdk);
        assertThat(application.awaitAsked("/leg", 1).getFirst().get("CallStatus"))
                .isEqualTo("no-answer");
        Form left = application.awaitAsked("/room", 2).getLast();
        assertThat(left.get("ReasonParticipantLeft")).isEqualTo("participant_add_failed");
        assertThat(left.get("ParticipantCallStatus")).isEqualTo("no-answer");
        caller.waitsInRoom();
    }

    @Test
    void whoever_could_record_is_found_out() {
        Call.creator(to(advocate), OURS, new Twiml(Application.twiml("<Hangup/>")))
                .setRecord(true)
                .create(sdk);
        assertThat(application.complaints())
                .anyMatch(complaint -> complaint.contains("could record") && complaint.contains("Record"));
    }

    @Test
    void strangers_are_refused() {
        TwilioRestClient stranger = SdkTransport.client(application, "another-token", Duration.ofSeconds(40));
        assertThatThrownBy(() -> Call.fetcher("CA" + "0".repeat(32)).fetch(stranger))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(20003));
        assertThat(application.complaints()).singleElement().asString().contains("credentials");
    }

    @Test
    void a_caller_id_of_somebody_else_is_refused() {
        assertThatThrownBy(() -> Call.creator(
                                to(advocate), new PhoneNumber("+15559990000"), URI.create("http://127.0.0.1/x"))
                        .create(sdk))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(21210));
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThatThrownBy(() -> Conference.fetcher("CF" + "0".repeat(32)).fetch(sdk))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(404));
    }

    @Test
    void requests_fail_as_planned() {
        RestFaults faults = application.phones.voice().restFaults();
        faults.next(RestFaults.Fault.TOO_MANY);
        faults.next(RestFaults.Fault.BROKEN);
        assertThatThrownBy(() -> call(application.url("/hello")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(429));
        assertThatThrownBy(() -> call(application.url("/hello")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(500));
        TwilioRestClient hasty =
                SdkTransport.client(application, Application.ACCOUNT.authToken(), Duration.ofMillis(300));
        faults.next(new RestFaults.Fault.Hangs());
        assertThatThrownBy(() -> Call.fetcher("CA" + "0".repeat(32)).fetch(hasty))
                .isInstanceOf(UncheckedIOException.class);
        faults.some(1, RestFaults.Fault.BROKEN, 7);
        assertThatThrownBy(() -> call(application.url("/hello"))).isInstanceOf(ApiException.class);
        assertThat(application.phones.voice().allCalls()).isEmpty();
    }

    @Test
    void callbacks_are_lost_doubled_and_overtaken_as_planned() {
        Callbacks callbacks = application.phones.voice().callbacks();
        callbacks.plan(form -> "initiated".equals(form.get("CallStatus")), Fate.OVERTAKEN);
        callbacks.plan(form -> "in-progress".equals(form.get("CallStatus")), Fate.LOST);
        callbacks.plan(form -> "completed".equals(form.get("CallStatus")), Fate.TWICE);
        application.at("/hello", "<Hangup/>");
        call(application.url("/hello"));
        advocate.answers().isDisconnected();
        assertThat(application.awaitAsked("/leg", 4))
                .extracting(one -> one.get("CallStatus"))
                .containsExactly("ringing", "initiated", "completed", "completed");
        assertThat(callbacks.sent()).hasSize(4);
    }

    private Call call(String url) {
        return Call.creator(to(advocate), OURS, URI.create(url))
                .setStatusCallback(application.url("/leg"))
                .setStatusCallbackEvent(ALL)
                .create(sdk);
    }

    private static PhoneNumber to(Telephone telephone) {
        return new PhoneNumber(telephone.number());
    }
}
