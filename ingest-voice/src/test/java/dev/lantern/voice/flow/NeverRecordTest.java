package dev.lantern.voice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.voice.Twiml;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.queue.RoomView;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every document that a caller's leg is ever given, with every branch there is. */
class NeverRecordTest {

    @TempDir
    Path folder;

    @Test
    void no_document_tells_the_provider_to_record() {
        List<String> documents = new ArrayList<>();
        for (String line : List.of(
                Scene.LINE,
                Scene.LINE.replace(
                        "fullAt: 5", "fullAt: 1\n  music: https://example.org/rain.mp3\n  dangerQuestion: false"))) {
            Scene scene = new Scene(folder, line, List.of("+15550100195"));
            String greeting = scene.arrive();
            String next = scene.press(greeting, "1");
            String waiting = next.contains("<Gather") ? scene.silent(next) : scene.silent(scene.silent(greeting));
            TwilioForm query = TwilioForm.ofQuery(Twiml.redirect(waiting).getRawQuery());
            documents.addAll(List.of(
                    greeting,
                    next,
                    waiting,
                    scene.press(waiting, "1"),
                    scene.press(waiting, "5"),
                    scene.press(waiting, "9"),
                    scene.calls.room(query, Scene.form()),
                    scene.calls.hold(query, Scene.form()),
                    scene.calls.left(query, Scene.form()),
                    scene.lastResort.help("failed", Scene.form(""), Scene.form(""))));
            documents.addAll(withOthers(scene, scene.lines.current().byId("national")));
            scene.outcome = new Publication.OnSpool();
            String backup = scene.silent(scene.silent(scene.arrive()));
            documents.addAll(List.of(backup, scene.dialled(backup, "busy"), scene.dialled(backup, "completed")));
        }
        assertThat(documents).hasSize(40).allSatisfy(document -> assertThat(document)
                .startsWith("<?xml")
                .doesNotContainIgnoringCase("record=")
                .doesNotContainIgnoringCase("recording")
                .doesNotContainIgnoringCase("<Record")
                .doesNotContainIgnoringCase("transcri")
                .doesNotContain(Scene.CALLER.substring(1)));
    }

    /** What advocates and those from outside are given, at each kind of telephone. */
    private static List<String> withOthers(Scene scene, Optional<Line> line) {
        Addresses addresses = new Addresses(URI.create("https://calls.example.org"));
        RoomView rooms = new RoomView();
        AdvocateFlow advocates = new AdvocateFlow(Messages.load(null), addresses, scene.view, rooms);
        PartyFlow parties = new PartyFlow(Messages.load(null), addresses, scene.view, rooms);
        List<String> documents = new ArrayList<>();
        for (AdvocateTurn.Role role : AdvocateTurn.Role.values()) {
            AdvocateTurn softphone = new AdvocateTurn("national", Scene.THREAD, "maria", role);
            AdvocateTurn telephone = new AdvocateTurn("national", Scene.THREAD, "maria", role, false);
            documents.add(advocates.answer(softphone, line));
            documents.add(advocates.answer(telephone, line));
        }
        documents.add(parties.answer(new PartyTurn("national", Scene.THREAD, "p1"), line));
        return documents;
    }
}
