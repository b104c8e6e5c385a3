package dev.lantern.testbed.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import dev.lantern.testbed.Service;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "Helm's native library is here for Linux only")
class ChartTest {

    private static final List<JsonNode> MANIFESTS = Chart.rendered();

    @Test
    void isWhatKubernetesKnows() {
        assertThat(MANIFESTS).hasSizeGreaterThan(30).allSatisfy(manifest -> assertThatCode(
                        () -> Kubernetes.check(manifest))
                .doesNotThrowAnyException());
    }

    @Test
    void runsEveryService() {
        assertThat(programs().map(program -> program.at("/spec/template/spec/containers/0/name")
                        .asText()))
                .containsExactlyInAnyOrder(
                        Arrays.stream(Service.values()).map(Service::module).toArray(String[]::new));
    }

    @Test
    void everyValueThatIsMissingIsTold() {
        LintResult result = new Helm(Chart.FOLDER).lint().call();

        assertThat(result.isFailed()).isTrue();
        assertThat(String.join("\n", result.getMessages()))
                .contains(
                        "/images/repository",
                        "/kafka/bootstrapServers",
                        "/identityProvider/url",
                        "/database/secret",
                        "/twilio/secret",
                        "/attachments/bucket",
                        "/ingress/hosts/calls",
                        "/voice/fallbackUrl",
                        "/voice/backupNumbers",
                        "/keys/routing-service",
                        "/lines");
    }

    @Test
    void aMisspelledValueIsRefused() {
        assertThatThrownBy(() -> Chart.rendered(values -> values.putObject("voise")))
                .hasMessageContaining("voise");
    }

    @Test
    void aFallbackThatIsNotHttpsIsRefused() {
        assertThatThrownBy(() -> Chart.rendered(
                        values -> ((ObjectNode) values.get("voice")).put("fallbackUrl", "http://static.example.net")))
                .hasMessageContaining("/voice/fallbackUrl");
    }

    @Test
    void podsMayDoNothingButTheirWork() {
        assertThat(programs()).allSatisfy(program -> {
            JsonNode pod = program.at("/spec/template/spec");
            assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            JsonNode container = pod.at("/containers/0/securityContext");
            assertThat(container.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(container.at("/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        });
    }

    @Test
    void aChannelKeepsItsSpoolOnADiskOfItsOwn() {
        assertThat(programs().filter(program -> name(program).startsWith("hope-ingest-")))
                .hasSize(3)
                .allSatisfy(channel -> {
                    assertThat(channel.path("kind").asText()).isEqualTo("StatefulSet");
                    assertThat(channel.at("/spec/volumeClaimTemplates/0/metadata/name")
                                    .asText())
                            .isEqualTo("spool");
                    assertThat(channel.at("/spec/persistentVolumeClaimRetentionPolicy/whenScaled")
                                    .asText())
                            .isEqualTo("Retain");
                });
    }

    @Test
    void eachServiceHasOnlyItsOwnKeys() {
        assertThat(programs()).allSatisfy(program -> assertThat(
                        program.at("/spec/template/spec/volumes").findParents("secret").stream()
                                .map(volume -> volume.at("/secret/secretName").asText())
                                .filter(secret -> secret.startsWith("keys-of-")))
                .hasSize(1));
    }

    @Test
    void nothingSecretStandsInSettings() {
        assertThat(settings()).isNotEmpty().allSatisfy(settings -> assertThat(settings)
                .doesNotContainIgnoringCase("password", "auth-token", "secret-key", "jaas"));
    }

    @Test
    void neitherHealthNorMetricsAreReachedFromOutside() {
        JsonNode ingress = MANIFESTS.stream()
                .filter(one -> one.path("kind").asText().equals("Ingress"))
                .findFirst()
                .orElseThrow();

        assertThat(ingress.findValuesAsText("path"))
                .containsExactlyInAnyOrder(
                        "/twilio/voice",
                        "/twilio/messages",
                        "/lines",
                        "/api/lines",
                        "/desk",
                        "/conversations",
                        "/signals");
        assertThat(ingress.at("/spec/tls/0/hosts")).hasSize(4);
    }

    @Test
    void whatIsNamedIsThere() {
        Set<String> there = new TreeSet<>();
        MANIFESTS.forEach(one -> there.add(one.path("kind").asText() + " " + name(one)));

        assertThat(programs()).allSatisfy(program -> {
            JsonNode pod = program.at("/spec/template/spec");
            assertThat(there)
                    .contains("ServiceAccount " + pod.path("serviceAccountName").asText());
            assertThat(pod.at("/volumes").findValues("configMap")).isNotEmpty().allSatisfy(map -> assertThat(there)
                    .contains("ConfigMap " + map.path("name").asText()));
        });
        MANIFESTS.stream().map(one -> one.at("/spec/rules")).forEach(rules -> rules.findValues("service")
                .forEach(backend -> assertThat(there)
                        .contains("Service " + backend.path("name").asText())));
    }

    private static Stream<JsonNode> programs() {
        return MANIFESTS.stream().filter(one -> one.at("/spec/template/spec").isObject());
    }

    private static List<String> settings() {
        return MANIFESTS.stream()
                .map(one -> one.at("/data/application.properties"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private static String name(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }
}
