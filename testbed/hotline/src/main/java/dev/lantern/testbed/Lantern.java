package dev.lantern.testbed;

import dev.lantern.testbed.cli.AotCommand;
import dev.lantern.testbed.cli.BenchCommand;
import dev.lantern.testbed.cli.CallCommand;
import dev.lantern.testbed.cli.DemoCommand;
import dev.lantern.testbed.cli.DownCommand;
import dev.lantern.testbed.cli.KeysCommand;
import dev.lantern.testbed.cli.StatusCommand;
import dev.lantern.testbed.cli.TextCommand;
import dev.lantern.testbed.cli.TokenCommand;
import dev.lantern.testbed.cli.TopicsCommand;
import dev.lantern.testbed.cli.UpCommand;
import dev.lantern.testbed.cli.WatchCommand;
import dev.lantern.testbed.servers.ServerFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code ./lantern}. */
@Command(
        name = "lantern",
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            TextCommand.class,
            CallCommand.class,
            TokenCommand.class,
            WatchCommand.class,
            BenchCommand.class,
            KeysCommand.class,
            TopicsCommand.class,
            AotCommand.class
        })
public final class Lantern {

    private Lantern() {}

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Lantern());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof ServerFailed failed) {
                command.getErr().println(failed.getMessage());
                return 1;
            }
            throw exception;
        });
        System.exit(line.execute(arguments));
    }
}
