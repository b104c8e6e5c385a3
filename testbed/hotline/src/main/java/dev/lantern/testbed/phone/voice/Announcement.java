package dev.lantern.testbed.phone.voice;

import java.util.List;

/** Words that some or all participants of a conference hear while it goes on. */
record Announcement(VoiceNetwork network, Room room, Source source) {

    void to(List<Seat> seats) {
        for (Seat seat : seats) {
            network.execute(() -> {
                boolean done = heardBy(seat);
                // Told once, for all of them by the first.
                if (seats.getFirst() == seat) {
                    network.board().change(() -> network.rooms()
                            .reports()
                            .announced(room, seats.size() == 1 ? seat : null, String.valueOf(source.base()), done));
                }
            });
        }
    }

    private boolean heardBy(Seat seat) {
        try {
            new Performance(network, seat.leg, Performance.Stage.ROOM, seat::hasLeft).run(source);
            return true;
        } catch (Cut cut) {
            return true;
        } catch (Unavailable e) {
            network.complain(String.valueOf(e.getMessage()));
            return false;
        }
    }
}
