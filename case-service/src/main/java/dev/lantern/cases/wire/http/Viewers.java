package dev.lantern.cases.wire.http;

import dev.lantern.cases.Viewer;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks, by the token. */
@RequestScoped
class Viewers {

    static final String ADVOCATE = "advocate";
    static final String SUPERVISOR = "supervisor";

    private final JsonWebToken token;

    Viewers(JsonWebToken token) {
        this.token = token;
    }

    Viewer current() {
        return new Viewer(
                token.getSubject(),
                token.getGroups().contains(ADVOCATE),
                token.getGroups().contains(SUPERVISOR));
    }
}
