package dev.lantern.voice.wire;

import dev.lantern.events.sealing.Keyring;
import dev.lantern.lines.LineFolder;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.call.OfferAnswers;
import dev.lantern.voice.callback.CallPerson;
import dev.lantern.voice.callback.PersonCalls;
import dev.lantern.voice.connect.AdvocateLegs;
import dev.lantern.voice.connect.ConnectCall;
import dev.lantern.voice.connect.ProviderAccount;
import dev.lantern.voice.connect.ProviderCalls;
import dev.lantern.voice.connect.RoomLegs;
import dev.lantern.voice.connect.RoomReports;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.queue.OfferView;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.RoomView;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** What is asked of the provider when routing has decided, and what becomes of it. */
public class ProviderWiring {

    private static final Duration PUBLISH_AGAIN_AFTER = Duration.ofSeconds(2);

    /** The provider waits 15 s for the answer to what it tells; with a request that hangs it is done in ten. */
    private static final Duration WHILE_IT_WAITS = Duration.ofSeconds(5);

    @Produces
    @Singleton
    ProviderAccount account(VoiceSettings settings) {
        VoiceConfig.Twilio twilio = settings.twilio();
        return new ProviderAccount(
                settings.access().apiUrl(),
                settings.access().accountSid(),
                settings.access().authTokens().getFirst(),
                twilio.connectTimeout(),
                twilio.requestTimeout(),
                twilio.giveUpAfter());
    }

    @Produces
    @Singleton
    ProviderCalls provider(ProviderAccount account) {
        return new ProviderCalls(account);
    }

    @Produces
    @Singleton
    PersonCalls people(ProviderAccount account, InstantSource clock) {
        return new PersonCalls(account, clock);
    }

    @Produces
    @Singleton
    RoomReports reports(CallSignals signals, InstantSource clock) {
        return new RoomReports(signals, clock);
    }

    @Produces
    @Singleton
    RoomLegs roomLegs(RoomReports reports, InstantSource clock) {
        return new RoomLegs(reports, clock);
    }

    @Produces
    @Singleton
    AdvocateLegs legs(
            ProviderAccount account,
            Addresses addresses,
            QueueView view,
            OfferView offers,
            RoomView rooms,
            CallSignals signals,
            OfferAnswers answers,
            RoomReports reports,
            InstantSource clock) {
        return new AdvocateLegs(
                new ProviderCalls(account.atMost(WHILE_IT_WAITS)),
                addresses,
                view,
                offers,
                rooms,
                signals,
                answers,
                reports,
                clock);
    }

    @Produces
    @Singleton
    ConnectCall connect(
            LineFolder lines,
            ProviderCalls provider,
            Addresses addresses,
            QueueView view,
            OfferView offers,
            RoomView rooms,
            CallSignals signals,
            RoomReports reports,
            Keyring keys,
            InstantSource clock) {
        return new ConnectCall(
                lines::current,
                provider,
                addresses,
                view,
                offers,
                rooms,
                signals,
                reports,
                keys.opener(),
                clock,
                PUBLISH_AGAIN_AFTER);
    }

    @Produces
    @Singleton
    CallPerson callPerson(
            LineFolder lines,
            PersonCalls people,
            Addresses addresses,
            QueueView view,
            CallSignals signals,
            Keyring keys,
            InstantSource clock) {
        return new CallPerson(
                lines::current, people, addresses, view, signals, keys.opener(), clock, PUBLISH_AGAIN_AFTER);
    }
}
