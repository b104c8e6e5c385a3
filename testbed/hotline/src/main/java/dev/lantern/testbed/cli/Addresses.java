package dev.lantern.testbed.cli;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import java.io.PrintStream;

/** Where a running hotline is reached, with ready-made tokens. */
record Addresses(Hotline hotline) {

    void print(PrintStream out) {
        var endpoints = hotline.endpoints();
        String line = Hotline.DEMO_LINE;
        out.println("The hotline is up:");
        row(out, "webform", endpoints.of(Service.INGEST_CHAT) + "/lines/" + line + "/webform");
        row(out, "calls", endpoints.of(Service.INGEST_VOICE) + "/twilio/voice (signed; ./lantern call calls)");
        row(out, "texts", endpoints.of(Service.INGEST_SMS) + "/twilio/messages (signed; ./lantern text sends some)");
        row(out, "desk API and stream", endpoints.of(Service.ROUTING) + "/desk/lines/" + line);
        row(out, "cases", endpoints.of(Service.CASES) + "/conversations?line=" + line);
        row(out, "API documents", endpoints.of(Service.ROUTING) + "/q/openapi (each service has one)");
        row(out, "Kafka", hotline.kafka().bootstrapServers());
        row(out, "PostgreSQL", hotline.postgres().jdbcUrl("cases"));
        out.println();
        out.println("Tokens, good for twelve hours:");
        row(out, "advocate maria", hotline.tokens().of("maria", "advocate"));
        row(out, "supervisor dana", hotline.tokens().of("dana", "supervisor"));
        out.println();
    }

    private static void row(PrintStream out, String name, String value) {
        out.printf("  %-20s %s%n", name, value);
    }
}
