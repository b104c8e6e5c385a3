package dev.lantern.testbed.cli;

import dev.lantern.testbed.Tokens;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Print a bearer token for the hotline of this data folder.")
public final class TokenCommand implements Callable<Integer> {

    @Mixin
    private DataFolder data = new DataFolder();

    @Parameters(
            index = "0",
            paramLabel = "ROLE",
            description = "advocate, supervisor, responder, analyst, admin or adapter")
    private Role role = Role.advocate;

    @Parameters(index = "1", paramLabel = "NAME", arity = "0..1", description = "who (default: the role's name)")
    private String name = "";

    /** As they stand in the claim. */
    private enum Role {
        advocate,
        supervisor,
        responder,
        analyst,
        admin,
        adapter
    }

    @Override
    public Integer call() {
        String subject = name.isEmpty() ? role.name() : name;
        System.out.println(Tokens.in(data.folders().data()).of(subject, role.name()));
        return 0;
    }
}
