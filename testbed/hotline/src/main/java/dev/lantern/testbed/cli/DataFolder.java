package dev.lantern.testbed.cli;

import dev.lantern.testbed.Folders;
import dev.lantern.testbed.HotlineFile;
import dev.lantern.testbed.servers.ServerFailed;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands share: the data folder of the hotline they are about. */
final class DataFolder {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "where the hotline keeps its data (default: .lantern/data)")
    private @Nullable Path data;

    Folders folders() {
        Folders folders = Folders.ofCheckout();
        return data == null ? folders : folders.withData(data);
    }

    /** @throws ServerFailed when none runs */
    HotlineFile running() {
        return HotlineFile.find(folders().data())
                .orElseThrow(() -> new ServerFailed("No hotline runs here. Start one with ./lantern up"));
    }
}
