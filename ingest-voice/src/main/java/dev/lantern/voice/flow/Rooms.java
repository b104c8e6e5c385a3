package dev.lantern.voice.flow;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.voice.Conference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The room of a call as everybody enters it. Whoever comes first sets where it is told who comes and goes. */
final class Rooms {

    private Rooms() {}

    /** @param waiting what is heard while nobody else is there */
    static Conference.Builder of(Addresses addresses, String line, String thread, Turn waiting) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("line", line);
        query.put("thread", thread);
        return new Conference.Builder(thread)
                .startConferenceOnEnter(true)
                .beep(Conference.Beep.FALSE)
                .waitUrl(addresses.of("/hold", waiting))
                .waitMethod(HttpMethod.POST)
                .statusCallback(addresses.of("/room/events", query))
                .statusCallbackMethod(HttpMethod.POST)
                .statusCallbackEvents(List.of(Conference.Event.JOIN, Conference.Event.LEAVE));
    }
}
