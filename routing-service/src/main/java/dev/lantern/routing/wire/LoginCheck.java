package dev.lantern.routing.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether it is settled whose tokens are believed. Without this the service would run and let nobody in, or anybody. */
final class LoginCheck {

    private static final String PROVIDER = "quarkus.oidc.auth-server-url";
    private static final String KEY = "quarkus.oidc.public-key";

    private LoginCheck() {}

    /** @param config the value of a key, if it is set */
    static List<String> problemsOf(Function<String, Optional<String>> config) {
        List<String> problems = new ArrayList<>();
        boolean provider = config.apply(PROVIDER).isPresent();
        boolean key = config.apply(KEY).isPresent();
        if (!provider && !key) {
            problems.add(
                    PROVIDER + " is missing: give the address of the identity provider, or without one " + KEY + ".");
        }
        if (key && !provider && config.apply("quarkus.oidc.token.issuer").isEmpty()) {
            problems.add("quarkus.oidc.token.issuer is missing: say who issues the tokens that " + KEY + " signs.");
        }
        if (config.apply("quarkus.oidc.token.audience").isEmpty()) {
            problems.add(
                    "quarkus.oidc.token.audience is missing: without it a token for any other application lets in.");
        }
        return problems;
    }
}
