package dev.lantern.testbed.cli;

import dev.lantern.testbed.Endpoints;
import dev.lantern.testbed.Folders;
import dev.lantern.testbed.HotlineFile;
import dev.lantern.testbed.HotlineSettings;
import dev.lantern.testbed.HotlineSettings.Purpose;
import dev.lantern.testbed.servers.ServerFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a hotline is started. */
final class HotlineOptions {

    @Mixin
    private DataFolder data = new DataFolder();

    @Mixin
    private ServersOption servers = new ServersOption();

    @Option(
            names = "--ports",
            paramLabel = "FIRST",
            description = "first of the twenty ports to use; 0, the default, takes free ones")
    private int firstPort;

    HotlineSettings settings() {
        return settings(data.folders());
    }

    /** On another data folder than the options say. */
    HotlineSettings settings(Path otherData) {
        return settings(data.folders().withData(otherData));
    }

    /** @throws ServerFailed when a hotline runs on the data already, or a port is taken */
    private HotlineSettings settings(Folders folders) {
        HotlineFile.find(folders.data()).ifPresent(running -> {
            throw new ServerFailed("A hotline runs on " + folders.data()
                    + " already. End it with ./lantern down, or choose another folder with --data");
        });
        Endpoints endpoints = Endpoints.from(firstPort);
        return new HotlineSettings(folders, endpoints, servers.source(folders, endpoints), Purpose.SHOWING);
    }

    /** The same options for another launcher. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(
                List.of("--data", data.folders().data().toString(), "--ports", Integer.toString(firstPort)));
        arguments.addAll(servers.arguments());
        return arguments;
    }
}
