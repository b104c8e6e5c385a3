package dev.lantern.testbed.phone.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Comparator;
import java.util.List;

/**
 * The conference resource: fetch, list, announce, end.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/conference-resource">Twilio: conference resource</a>
 */
record ConferencesApi(VoiceNetwork network, Resources resources) {

    VoiceApi.Answer answer(Request request) {
        if (request.path().size() == 1) {
            return list(request);
        }
        Room room = network.board()
                .get(() -> network.rooms().find(request.path().get(1)))
                .orElseThrow(Refusal::notFound);
        if (request.method().equals("POST")) {
            update(room, request);
        }
        return new VoiceApi.Answer(200, network.board().get(() -> resources.conference(room)));
    }

    private void update(Room room, Request request) {
        request.insistOn("Status AnnounceUrl AnnounceMethod", network);
        URI announcement = request.address("AnnounceUrl");
        if ("completed".equals(request.form().get("Status"))) {
            network.board().change(() -> network.rooms().end(room, null, "conference-ended-via-api"));
        }
        if (announcement != null) {
            List<Seat> seats = network.board().get(room::connected);
            Source source = Source.of(announcement, request.method("AnnounceMethod", "POST"));
            new Announcement(network, room, source).to(seats);
        }
    }

    private VoiceApi.Answer list(Request request) {
        request.insistOn("FriendlyName Status PageSize Page", network);
        List<ObjectNode> found = network.board().get(() -> network.rooms().all().stream()
                .sorted(Comparator.comparing((Room room) -> room.created).reversed())
                .map(resources::conference)
                .filter(room -> CallsApi.fits(request.form(), "FriendlyName", room, "friendly_name")
                        && CallsApi.fits(request.form(), "Status", room, "status"))
                .toList());
        return new VoiceApi.Answer(200, resources.page("conferences", found));
    }
}
