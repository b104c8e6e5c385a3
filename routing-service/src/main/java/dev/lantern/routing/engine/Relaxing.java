package dev.lantern.routing.engine;

import dev.lantern.events.Channel;
import dev.lantern.events.RelaxationStep;
import dev.lantern.lines.Routing.Relaxation;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.Demand;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Ticket;
import dev.lantern.routing.engine.state.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The search for somebody is widened in the steps of the line's policy: when their time has come, or nobody is there. */
final class Relaxing {

    private Relaxing() {}

    /** The time of the next step has come, or of several. */
    static void inTime(Deciding deciding, String conversationId) {
        Conversation conversation = deciding.state.conversations().existing(conversationId);
        while (!conversation.turn().widensAt().isAfter(deciding.now)) {
            String reason =
                    "Nobody was free in time who " + wanted(conversation.turn().step()) + ".";
            widen(deciding, conversation, reason);
            conversation = deciding.state.conversations().existing(conversationId);
        }
    }

    /** Nobody is signed in who could ever serve them, so there is nothing to wait for. */
    static void atOnce(Deciding deciding, Conversation conversation, Demand demand, boolean plain) {
        String reason = "Nobody is signed in who " + wanted(conversation.turn().step()) + ".";
        if (!plain) {
            widen(deciding, conversation, reason);
            return;
        }
        List<Ticket> all = new ArrayList<>();
        demand.plain().forEach(all::add);
        for (Ticket ticket : all) {
            widen(deciding, deciding.state.conversations().existing(ticket.conversationId()), reason);
        }
    }

    /** Danger does not wait for the steps. */
    static void toSupervisors(Deciding deciding, Conversation conversation, String reason) {
        if (conversation.turn().step().compareTo(RelaxationStep.SUPERVISORS) < 0) {
            emit(
                    deciding,
                    conversation,
                    RelaxationStep.SUPERVISORS,
                    nextAfter(deciding, RelaxationStep.SUPERVISORS),
                    reason);
        }
    }

    private static void widen(Deciding deciding, Conversation conversation, String reason) {
        List<Relaxation> steps = deciding.line.routing().relaxation();
        Turn turn = conversation.turn();
        Relaxation next = next(steps, turn.step());
        if (next == null) {
            if (!turn.widensAt().equals(Turn.NEVER)) {
                emit(deciding, conversation, turn.step(), Turn.NEVER, reason);
            }
            return;
        }
        Relaxation later = next(steps, next.step());
        Instant laterAt;
        if (later == null || turn.widensAt().equals(Turn.NEVER)) {
            laterAt = Turn.NEVER;
        } else if (next.step() == RelaxationStep.OVERFLOW
                && !conversation.person().channel().equals(Channel.VOICE)) {
            laterAt = deciding.now; // partners answer the telephone only
        } else {
            laterAt = turn.widensAt().plus(later.after().minus(next.after()));
        }
        emit(deciding, conversation, next.step(), laterAt, reason);
    }

    private static void emit(
            Deciding deciding, Conversation conversation, RelaxationStep step, Instant nextAt, String reason) {
        deciding.emit(new EngineEvent.SearchRelaxed(conversation.id(), step, nextAt, reason, deciding.now));
        if (step == RelaxationStep.ALARM) {
            deciding.emit(new EngineEvent.SupervisorsTold(
                    "NOBODY_FOUND", "Nobody was found for somebody who waits.", conversation.id(), deciding.now));
        }
    }

    private static Instant nextAfter(Deciding deciding, RelaxationStep step) {
        List<Relaxation> steps = deciding.line.routing().relaxation();
        Relaxation next = next(steps, step);
        return next == null ? Turn.NEVER : deciding.now.plus(max(next.after(), Duration.ofSeconds(1)));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    static @Nullable Relaxation next(List<Relaxation> steps, RelaxationStep step) {
        for (Relaxation candidate : steps) {
            if (candidate.step().compareTo(step) > 0) {
                return candidate;
            }
        }
        return null;
    }

    private static String wanted(RelaxationStep step) {
        return switch (step) {
            case ALL -> "has all that is required";
            case LANGUAGE_ONLY -> "has the language";
            case INTERPRETER -> "works with an interpreter";
            case SUPERVISORS, OVERFLOW, ALARM -> "could help";
        };
    }
}
