package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A leg's time in a conference: waiting for it to start, in it, on hold. */
record Attending(Performance performance, Verb.Conference conference, Source within) {

    static final String MUSIC = "(music)";

    Form run() throws Unavailable {
        VoiceNetwork network = performance.network();
        Verb.Reporting asked = conference.reporting();
        String url = asked.url();
        Verb.Reporting reporting = new Verb.Reporting(
                url == null ? null : Documents.resolve(within, url).toString(), asked.method(), asked.events());
        String waitUrl = conference.waitUrl();
        Source waiting = waitUrl == null || waitUrl.isEmpty()
                ? null
                : Source.of(Documents.resolve(within, waitUrl), conference.waitMethod());
        Rooms.Entry entry = network.board().change(() -> {
            if (performance.cut().getAsBoolean()) {
                throw new Cut();
            }
            return network.rooms().enter(performance.leg(), conference, reporting, waiting, Seat.State.CONNECTED);
        });
        return switch (entry) {
            case Rooms.Entry.Refused refused -> {
                network.complain(refused.code() + ": " + refused.why());
                yield Dialling.result("failed", null, false);
            }
            case Rooms.Entry.Seated seated -> {
                boolean stayed = stay(performance, seated.seat(), waitUrl == null ? MUSIC : null);
                yield Dialling.result(stayed ? "answered" : "failed", null, stayed);
            }
        };
    }

    /**
     * Until the seat is left.
     *
     * @param music heard before the start where there is no document for it
     * @return false when the document to be heard while waiting could not be had
     */
    static boolean stay(Performance performance, Seat seat, @Nullable String music) {
        Switchboard board = performance.network().board();
        Leg leg = performance.leg();
        BooleanSupplier out = () -> performance.cut().getAsBoolean() || seat.hasLeft() || leg.starred;
        while (!board.get(out::getAsBoolean)) {
            boolean waits = board.get(() -> seat.room.status == Room.Status.INIT);
            boolean held = board.get(() -> seat.hold);
            Source waiting = board.get(() -> seat.waiting);
            BooleanSupplier changes = () -> out.getAsBoolean()
                    || waiting != seat.waiting
                    || waits != (seat.room.status == Room.Status.INIT)
                    || held != seat.hold;
            Source source = held ? board.get(() -> seat.holding) : waits ? waiting : null;
            try {
                if (source != null) {
                    new Performance(performance.network(), leg, Performance.Stage.ROOM, changes).run(source);
                } else if (held || waits && music != null) {
                    performance.player().play(music == null ? MUSIC : music, 0, changes);
                }
                board.await(changes); // silence
            } catch (Cut cut) {
                // Something changed: go on as it is now.
            } catch (Unavailable e) {
                performance.network().complain(String.valueOf(e.getMessage()));
                board.change(() -> performance.network().rooms().leave(seat, "participant_add_failed", false));
                return false;
            }
        }
        board.change(() -> performance.network().rooms().leave(seat, "participant_hung_up", false));
        if (board.get(performance.cut()::getAsBoolean)) {
            throw new Cut();
        }
        return true;
    }
}
