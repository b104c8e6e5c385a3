package dev.lantern.voice.wire;

import dev.lantern.events.Reader;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.KeyringException;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.twilio.TwilioSignature;
import dev.lantern.ingest.wire.SignedRequests;
import dev.lantern.ingest.wire.WebhookMetrics;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFolder;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.call.OfferAnswers;
import dev.lantern.voice.callback.AskForCall;
import dev.lantern.voice.callback.PersonAnswers;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.AdvocateFlow;
import dev.lantern.voice.flow.Alarms;
import dev.lantern.voice.flow.AnswerCall;
import dev.lantern.voice.flow.CallFlow;
import dev.lantern.voice.flow.EndCall;
import dev.lantern.voice.flow.LastResort;
import dev.lantern.voice.flow.OfferFlow;
import dev.lantern.voice.flow.PartyFlow;
import dev.lantern.voice.messages.InvalidMessagesException;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.queue.OfferView;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.RoomView;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Made at start: a service that cannot check signatures, seal an address or speak must not answer calls. */
public class VoiceWiring {

    @Produces
    @Singleton
    @Startup
    VoiceSettings settings(VoiceConfig config) {
        return VoiceSettings.from(config);
    }

    @Produces
    @Singleton
    @Startup
    TwilioSignature signature(VoiceSettings settings, Keyring keys) {
        requireKeys(keys);
        return new TwilioSignature(
                settings.access().publicUrl(), settings.access().authTokens());
    }

    @Produces
    @Singleton
    SignedRequests signed(TwilioSignature signature, WebhookMetrics metrics) {
        return new SignedRequests(signature, metrics);
    }

    @Produces
    @Singleton
    @Startup
    Messages messages(VoiceSettings settings, LineFolder lines) {
        try {
            Messages messages = Messages.load(settings.messagesFolder());
            lines.current().all().forEach(line -> requireMessages(messages, line));
            return messages;
        } catch (InvalidMessagesException e) {
            throw new IllegalStateException("lantern.voice.messages-folder: " + e.getMessage(), e);
        }
    }

    @Produces
    @Singleton
    QueueView view() {
        return new QueueView();
    }

    @Produces
    @Singleton
    Alarms alarms(MeterRegistry meters) {
        return reason -> meters.counter("lantern.calls.alarm", "reason", reason).increment();
    }

    @Produces
    @Singleton
    CallSignals signals(SignalPublisher publisher) {
        return new CallSignals(publisher);
    }

    @Produces
    @Singleton
    Addresses addresses(VoiceSettings settings) {
        return new Addresses(settings.access().publicUrl());
    }

    @Produces
    @Singleton
    CallFlow flow(Messages messages, Addresses addresses) {
        return new CallFlow(messages, addresses);
    }

    @Produces
    @Singleton
    AdvocateFlow advocates(Messages messages, Addresses addresses, QueueView view, RoomView rooms) {
        return new AdvocateFlow(messages, addresses, view, rooms);
    }

    @Produces
    @Singleton
    RoomView rooms() {
        return new RoomView();
    }

    @Produces
    @Singleton
    OfferView offers() {
        return new OfferView();
    }

    @Produces
    @Singleton
    OfferAnswers answers(SignalPublisher publisher, InstantSource clock) {
        return new OfferAnswers(publisher, clock);
    }

    @Produces
    @Singleton
    OfferFlow offerFlow(
            Addresses addresses, AdvocateFlow advocates, QueueView view, OfferView offers, OfferAnswers answers) {
        return new OfferFlow(addresses, advocates, view, offers, answers);
    }

    @Produces
    @Singleton
    PartyFlow parties(Messages messages, Addresses addresses, QueueView view, RoomView rooms) {
        return new PartyFlow(messages, addresses, view, rooms);
    }

    @Produces
    @Singleton
    PersonAnswers personAnswers(
            LineFolder lines,
            Messages messages,
            Addresses addresses,
            QueueView view,
            CallSignals signals,
            InstantSource clock) {
        return new PersonAnswers(lines::current, messages, addresses, view, signals, clock);
    }

    @Produces
    @Singleton
    AskForCall askForCall(
            LineFolder lines,
            Messages messages,
            CallFlow flow,
            Addresses addresses,
            QueueView view,
            CallSignals signals,
            Keyring keys,
            InstantSource clock,
            Alarms alarms) {
        return new AskForCall(lines::current, messages, flow, addresses, view, signals, keys, clock, alarms);
    }

    @Produces
    @Singleton
    LastResort lastResort(CallFlow flow, LineFolder lines, VoiceSettings settings, Alarms alarms) {
        return new LastResort(flow, lines.current(), settings.backupNumbers(), alarms);
    }

    @Produces
    @Singleton
    AnswerCall calls(
            LineFolder lines,
            Messages messages,
            CallFlow flow,
            LastResort lastResort,
            QueueView view,
            CallSignals signals,
            Keyring keys,
            InstantSource clock,
            Alarms alarms) {
        return new AnswerCall(lines::current, messages, flow, lastResort, view, signals, keys, clock, alarms);
    }

    @Produces
    @Singleton
    EndCall ends(LineFolder lines, CallSignals signals, InstantSource clock) {
        return new EndCall(lines::current, signals, clock);
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    private static void requireMessages(Messages messages, Line line) {
        for (String language : line.voice().numbers().isEmpty()
                ? List.<String>of()
                : line.voice().languages()) {
            if (!messages.speaks(language)) {
                throw new IllegalStateException("lantern.voice.messages-folder has no " + language
                        + ".properties, and the line " + line.id() + " is called in " + language
                        + "; there are " + messages.languages() + ". Add the file, or name the languages of callers"
                        + " under voice.languages in the line's file.");
            }
        }
    }

    private static void requireKeys(Keyring keys) {
        if (!keys.opener().readers().contains(Reader.VOICE)) {
            throw new IllegalStateException(
                    "lantern.keys.folder lacks voice.private.json, without which no advocate can be"
                            + " called at a telephone and nobody be called into a conversation.");
        }
        try {
            keys.lookup();
        } catch (KeyringException e) {
            throw new IllegalStateException(
                    "lantern.keys.folder: " + e.getMessage() + ", which tells people apart.", e);
        }
        if (!keys.sealer().readers().contains(Reader.VOICE)) {
            throw new IllegalStateException("lantern.keys.folder lacks voice.public.json, without which nobody can ask"
                    + " to be called back.");
        }
        if (!keys.sealer().readers().contains(Reader.DESK)) {
            throw new IllegalStateException("lantern.keys.folder holds no public key of the reader " + Reader.DESK
                    + ": no number could be sealed for the desk.");
        }
    }
}
