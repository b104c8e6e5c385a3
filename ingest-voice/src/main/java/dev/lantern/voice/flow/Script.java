package dev.lantern.voice.flow;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import dev.lantern.voice.messages.Spoken;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A document for the provider under construction: only what we use, and nothing that could record. */
public final class Script {

    private final VoiceResponse.Builder response = new VoiceResponse.Builder();

    public Script say(Spoken spoken) {
        switch (spoken) {
            case Spoken.Words words -> response.say(say(words));
            case Spoken.Recorded recorded -> response.play(play(recorded));
        }
        return this;
    }

    public Script say(List<Spoken> spoken) {
        spoken.forEach(this::say);
        return this;
    }

    /** A key ends what is said; without one the document goes on after the patience. */
    public Script ask(List<Spoken> spoken, Duration patience, URI action) {
        response.gather(gather(spoken, patience, action).build());
        return this;
    }

    /**
     * Several keys; the last of them, or one that ends them, ends what is said.
     *
     * @param between how long to wait for the next one
     */
    public Script type(List<Spoken> spoken, Duration between, int most, String end, URI action) {
        response.gather(
                gather(spoken, between, action).numDigits(most).finishOnKey(end).build());
        return this;
    }

    /** As {@link #ask}, with music or silence after the words. */
    Script askOverMusic(List<Spoken> spoken, List<URI> music, Duration silence, URI action) {
        Gather.Builder gather = gather(spoken, Duration.ofSeconds(1), action);
        music.forEach(url -> gather.play(new Play.Builder(url).build()));
        if (music.isEmpty()) {
            gather.pause(new Pause.Builder().length((int) silence.toSeconds()).build());
        }
        response.gather(gather.build());
        return this;
    }

    Script play(URI url) {
        response.play(new Play.Builder(url).build());
        return this;
    }

    Script pause(Duration silence) {
        response.pause(new Pause.Builder().length((int) silence.toSeconds()).build());
        return this;
    }

    Script dial(Dial dial) {
        response.dial(dial);
        return this;
    }

    public String thenGoTo(URI next) {
        response.redirect(new Redirect.Builder(next).method(HttpMethod.POST).build());
        return response.build().toXml();
    }

    public String thenHangUp() {
        response.hangup(new Hangup.Builder().build());
        return response.build().toXml();
    }

    public String end() {
        return response.build().toXml();
    }

    private static Gather.Builder gather(List<Spoken> spoken, Duration patience, URI action) {
        Gather.Builder gather = new Gather.Builder()
                .inputs(Gather.Input.DTMF) // never speech: that would be listened to by a machine
                .numDigits(1)
                .finishOnKey("") // every key is an answer
                .timeout((int) patience.toSeconds())
                .action(action)
                .method(HttpMethod.POST);
        for (Spoken one : spoken) {
            switch (one) {
                case Spoken.Words words -> gather.say(say(words));
                case Spoken.Recorded recorded -> gather.play(play(recorded));
            }
        }
        return gather;
    }

    private static Say say(Spoken.Words words) {
        Say.Builder say = new Say.Builder(words.text()).option("language", words.language());
        return (words.voice() == null ? say : say.option("voice", words.voice())).build();
    }

    private static Play play(Spoken.Recorded recorded) {
        return new Play.Builder(recorded.url()).build();
    }
}
