package dev.lantern.testbed.phone.voice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lantern.testbed.phone.TwilioAccount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls, conferences and participants as the API shows them. Every method is called under the {@link Switchboard}. */
record Resources(TwilioAccount account) {

    ObjectNode call(Leg leg) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sid", leg.sid);
        json.put("account_sid", account.sid());
        json.put("api_version", "2010-04-01");
        json.put("answered_by", leg.answeredBy);
        json.putNull("caller_name");
        json.put("date_created", CallForm.timestamp(leg.created));
        json.put("date_updated", CallForm.timestamp(leg.created));
        json.put("direction", leg.direction.wire());
        json.put("duration", leg.isOver() ? Long.toString(leg.talked().toSeconds()) : null);
        json.put("start_time", time(leg.answered));
        json.put("end_time", time(leg.ended));
        json.put("from", leg.from);
        json.put("from_formatted", leg.from);
        json.putNull("forwarded_from");
        json.putNull("group_sid");
        json.put("parent_call_sid", leg.parent == null ? null : leg.parent.sid);
        json.putNull("phone_number_sid");
        json.putNull("price");
        json.put("price_unit", "USD");
        json.put("queue_time", "0");
        json.put("status", leg.status == LegStatus.INITIATED ? "queued" : leg.status.wire());
        json.put("to", leg.to);
        json.put("to_formatted", leg.to);
        json.putNull("trunk_sid");
        json.put("uri", uri("Calls/" + leg.sid));
        json.putObject("subresource_uris");
        return json;
    }

    ObjectNode conference(Room room) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sid", room.sid);
        json.put("account_sid", account.sid());
        json.put("api_version", "2010-04-01");
        json.put("date_created", CallForm.timestamp(room.created));
        json.put("date_updated", CallForm.timestamp(room.created));
        json.put("friendly_name", room.name);
        json.put("region", "us1");
        json.put("status", room.status.wire());
        json.put("reason_conference_ended", room.reasonEnded);
        json.put("call_sid_ending_conference", room.endedBy);
        json.put("uri", uri("Conferences/" + room.sid));
        json.putObject("subresource_uris").put("participants", uri("Conferences/" + room.sid + "/Participants"));
        return json;
    }

    ObjectNode participant(Seat seat) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("account_sid", account.sid());
        json.put("call_sid", seat.leg.sid);
        json.put("label", seat.label);
        json.put("call_sid_to_coach", seat.coaches);
        json.put("coaching", seat.coaches != null);
        json.put("conference_sid", seat.room.sid);
        json.put("date_created", CallForm.timestamp(seat.created));
        json.put("date_updated", CallForm.timestamp(seat.created));
        json.put("end_conference_on_exit", seat.endOnExit);
        json.put("muted", seat.muted);
        json.put("hold", seat.hold);
        json.put("start_conference_on_enter", seat.startOnEnter);
        json.put(
                "status",
                switch (seat.state) {
                    case CONNECTING -> seat.leg.status == LegStatus.RINGING ? "ringing" : "queued";
                    case CONNECTED -> "connected";
                    case LEFT -> "complete";
                });
        json.put("queue_time", "0");
        json.put("uri", uri("Conferences/" + seat.room.sid + "/Participants/" + seat.leg.sid));
        return json;
    }

    /** Everything on one page. */
    ObjectNode page(String name, List<ObjectNode> found) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray(name);
        found.forEach(items::add);
        page.put("page", 0);
        page.put("page_size", Math.max(50, found.size()));
        page.put("start", 0);
        page.put("end", Math.max(0, found.size() - 1));
        page.put("uri", "");
        page.put("first_page_uri", "");
        page.putNull("next_page_uri");
        page.putNull("previous_page_uri");
        return page;
    }

    private String uri(String resource) {
        return "/2010-04-01/Accounts/" + account.sid() + "/" + resource + ".json";
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : CallForm.timestamp(at);
    }
}
