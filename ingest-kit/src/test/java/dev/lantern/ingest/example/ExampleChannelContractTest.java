package dev.lantern.ingest.example;

import static io.restassured.RestAssured.given;

import dev.lantern.events.Channel;
import dev.lantern.ingest.contract.ChannelContractTest;
import dev.lantern.ingest.contract.SpoolTestResource;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Optional;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
@QuarkusTestResource(SpoolTestResource.class)
class ExampleChannelContractTest extends ChannelContractTest {

    private static final String NUMBER = "+15551230142";
    private static final String WORDS = "I have twenty minutes alone";

    @Override
    protected Channel channel() {
        return new Channel("EXAMPLE");
    }

    @Override
    protected String providerId(int n) {
        return "example-" + n;
    }

    @Override
    protected Answer sendValid(String providerId) {
        return send(valid(providerId).header("Signature", "genuine"));
    }

    @Override
    protected Optional<Answer> sendWithBadSignature(String providerId) {
        return Optional.of(send(valid(providerId).header("Signature", "forged")));
    }

    @Override
    protected Answer sendMalformed(String providerId) {
        return send(given().formParam("id", providerId)
                .formParam("from", NUMBER)
                .formParam("txet", WORDS)
                .header("Signature", "genuine"));
    }

    @Override
    protected String golden() {
        return "example-signal.json";
    }

    @Override
    protected List<String> personalData() {
        return List.of(NUMBER, NUMBER.substring(1), WORDS);
    }

    private static RequestSpecification valid(String providerId) {
        return given().formParam("id", providerId).formParam("from", NUMBER).formParam("text", WORDS);
    }

    private static Answer send(RequestSpecification request) {
        Response response = request.post("/example");
        return new Answer(response.statusCode(), response.asString());
    }
}
