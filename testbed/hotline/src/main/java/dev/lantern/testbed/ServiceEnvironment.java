package dev.lantern.testbed;

import dev.lantern.testbed.phone.TwilioAccount;
import dev.lantern.testbed.servers.KafkaServer;
import dev.lantern.testbed.servers.PostgresServer;
import dev.lantern.testbed.servers.TokenKey;
import java.util.HashMap;
import java.util.Map;

/**
 * What each service is told, as environment variables: secrets are not seen on a command line.
 *
 * @param attachments see {@link HotlineSettings}
 */
record ServiceEnvironment(
        Folders folders,
        Endpoints endpoints,
        KafkaServer kafka,
        PostgresServer postgres,
        String phoneNetworkUrl,
        TwilioAccount account,
        Tokens tokens,
        Map<String, String> attachments) {

    private static final String ATTACHMENTS = "LANTERN_ATTACHMENTS_FOLDER";

    Map<String, String> of(Service service, HotlineSettings.Purpose purpose) {
        Map<String, String> environment = new HashMap<>();
        if (purpose == HotlineSettings.Purpose.MEASURING) {
            environment.put("QUARKUS_LOG_LEVEL", "ERROR");
        }
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put(
                "QUARKUS_HTTP_PORT", Integer.toString(endpoints.of(service).getPort()));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("LANTERN_LINES_FOLDER", folders.lines().toString());
        environment.put("LANTERN_KEYS_FOLDER", folders.keys(service).toString());
        if (service.isChannel()) {
            environment.put("LANTERN_SPOOL_FOLDER", folders.spool(service).toString());
        }
        if (service.checksTokens()) {
            environment.put("QUARKUS_OIDC_PUBLIC_KEY", tokens.key().publicKey());
            environment.put("QUARKUS_OIDC_TOKEN_ISSUER", TokenKey.ISSUER);
            environment.put("QUARKUS_OIDC_TOKEN_AUDIENCE", TokenKey.AUDIENCE);
        }
        switch (service) {
            case INGEST_VOICE -> {
                environment.put(
                        "LANTERN_VOICE_PUBLIC_URL", endpoints.of(service).toString());
                environment.put("LANTERN_TWILIO_API_URL", phoneNetworkUrl);
                environment.put("LANTERN_TWILIO_ACCOUNT_SID", account.sid());
                environment.put("LANTERN_TWILIO_AUTH_TOKEN", account.authToken());
            }
            case INGEST_SMS -> {
                environment.put("LANTERN_SMS_PUBLIC_URL", endpoints.of(service).toString());
                environment.put("LANTERN_TWILIO_API_URL", phoneNetworkUrl);
                environment.put("LANTERN_TWILIO_ACCOUNT_SID", account.sid());
                environment.put("LANTERN_TWILIO_AUTH_TOKEN", account.authToken());
                environment.putAll(whereAttachmentsAre());
            }
            case INGEST_CHAT -> {}
            case ROUTING -> {
                // Nobody here lets softphones in by it: the simulated network rings by name.
                environment.put("LANTERN_TWILIO_ACCOUNT_SID", account.sid());
                environment.put(
                        "LANTERN_TWILIO_API_KEY_SID", "SK" + account.sid().substring(2));
                environment.put("LANTERN_TWILIO_API_KEY_SECRET", account.authToken());
            }
            case CASES -> {
                environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl("cases"));
                environment.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
                environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
                environment.putAll(whereAttachmentsAre());
            }
        }
        return environment;
    }

    private Map<String, String> whereAttachmentsAre() {
        return attachments.isEmpty() ? Map.of(ATTACHMENTS, folders.attachments().toString()) : attachments;
    }
}
