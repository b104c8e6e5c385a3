package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Calls others for a leg, all at once or one after the other; the first who is ready is connected. */
record Calling(Performance performance, Verb.Dial dial, Source within, List<Verb.Party> parties) {

    Form run() throws Unavailable {
        VoiceNetwork network = performance.network();
        Leg leg = performance.leg();
        String callerId = dial.callerId() == null ? leg.from : dial.callerId();
        boolean theirs = callerId.equals(leg.from) || callerId.equals(leg.to);
        if (!theirs && !callerId.startsWith("client:") && !network.owns(callerId)) {
            network.complain("13214: the caller id of <Dial> is not a number of the account");
            return Dialling.result("failed", null, false);
        }
        if (!dial.answerOnBridge()) {
            network.calls().answer(leg);
        }
        List<Leg> called = new ArrayList<>();
        for (List<Verb.Party> together :
                dial.sequential() ? parties.stream().map(List::of).toList() : List.of(parties)) {
            AtomicReference<@Nullable Leg> ready = new AtomicReference<>();
            List<Leg> children = new ArrayList<>();
            for (Verb.Party party : together) {
                children.add(call(party, callerId, ready));
            }
            called.addAll(children);
            Leg winner = awaitFirst(children, ready);
            if (winner != null) {
                return converse(winner);
            }
        }
        return network.board().get(() -> nobodyCame(called));
    }

    private Leg call(Verb.Party party, String callerId, AtomicReference<@Nullable Leg> ready) throws Unavailable {
        VoiceNetwork network = performance.network();
        Verb.Reporting asked = party.reporting();
        String callback = asked.url();
        Leg child = network.calls()
                .outbound(
                        Leg.Direction.OUTBOUND_DIAL,
                        callerId,
                        party.address(),
                        performance.leg(),
                        new Verb.Reporting(
                                callback == null
                                        ? null
                                        : Documents.resolve(within, callback).toString(),
                                asked.method(),
                                asked.events()));
        String url = party.url();
        URI whisper = url == null ? null : Documents.resolve(within, url);
        network.execute(() -> {
            if (!network.calls().ring(child, dial.timeout(), party.machine())) {
                return;
            }
            Source source = whisper == null ? null : Source.of(whisper, party.method());
            if (whispered(child, source)) {
                network.board().change(() -> {
                    if (!child.isCutOff()) {
                        ready.compareAndSet(null, child);
                    }
                });
                network.board().await(child::isCutOff);
            }
            network.calls().goOnElsewhere(child);
        });
        return child;
    }

    /** False when the called person is not to be connected. */
    private boolean whispered(Leg child, @Nullable Source whisper) {
        if (whisper == null) {
            return true;
        }
        VoiceNetwork network = performance.network();
        try {
            Performance.Step.End end =
                    new Performance(network, child, Performance.Stage.WHISPER, child::isCutOff).run(whisper);
            if (end != null) {
                network.calls().end(child, LegStatus.COMPLETED);
            }
            return end == null;
        } catch (Cut cut) {
            return false;
        } catch (Unavailable e) {
            network.complain(String.valueOf(e.getMessage()));
            network.calls().end(child, LegStatus.COMPLETED);
            return false;
        }
    }

    private @Nullable Leg awaitFirst(List<Leg> children, AtomicReference<@Nullable Leg> ready) {
        VoiceNetwork network = performance.network();
        BooleanSupplier decided = () -> performance.cut().getAsBoolean()
                || ready.get() != null
                || children.stream().allMatch(Leg::isOver);
        network.board().await(decided);
        Leg winner = network.board().get(ready::get);
        children.stream().filter(child -> child != winner).forEach(network.calls()::giveUp);
        if (network.board().get(performance.cut()::getAsBoolean)) {
            children.forEach(network.calls()::giveUp);
            throw new Cut();
        }
        return winner;
    }

    private Form converse(Leg child) {
        VoiceNetwork network = performance.network();
        Leg leg = performance.leg();
        network.calls().answer(leg);
        network.board().change(() -> {
            leg.bridged = child;
            child.bridged = leg;
        });
        BooleanSupplier over =
                () -> performance.cut().getAsBoolean() || child.bridged == null || child.isOver() || leg.starred;
        network.board().await(over, leg.pace().seconds(dial.timeLimit()));
        network.board().change(() -> {
            boolean wentElsewhere = child.bridged == null;
            leg.bridged = null;
            child.bridged = null;
            if (!wentElsewhere) {
                network.calls().end(child, LegStatus.COMPLETED);
            }
        });
        if (network.board().get(performance.cut()::getAsBoolean)) {
            throw new Cut();
        }
        return network.board().get(() -> Dialling.result("completed", child, true));
    }

    private static Form nobodyCame(List<Leg> called) {
        Leg told = called.stream()
                .filter(leg -> leg.status == LegStatus.NO_ANSWER)
                .findFirst()
                .orElse(called.isEmpty() ? null : called.getFirst());
        return Dialling.result(told == null ? "failed" : told.status.wire(), told, false);
    }
}
