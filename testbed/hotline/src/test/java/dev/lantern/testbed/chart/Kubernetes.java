package dev.lantern.testbed.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.util.Map;

/** What Kubernetes says of a manifest: its own types know every field there is. */
final class Kubernetes {

    private interface Check {
        void of(JsonElement manifest) throws IOException;
    }

    private static final Map<String, Check> KNOWN = Map.of(
            "v1/ConfigMap", V1ConfigMap::validateJsonElement,
            "v1/Service", V1Service::validateJsonElement,
            "v1/ServiceAccount", V1ServiceAccount::validateJsonElement,
            "apps/v1/Deployment", V1Deployment::validateJsonElement,
            "apps/v1/StatefulSet", V1StatefulSet::validateJsonElement,
            "networking.k8s.io/v1/Ingress", V1Ingress::validateJsonElement,
            "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement);

    private Kubernetes() {}

    /** @throws IllegalArgumentException that names the field which is unknown, missing or of another type */
    static void check(JsonNode manifest) throws IOException {
        String kind = manifest.path("apiVersion").asText() + "/"
                + manifest.path("kind").asText();
        Check check = KNOWN.get(kind);
        if (check == null) {
            throw new IllegalArgumentException(kind + " is no kind that the chart is known to make");
        }
        check.of(JsonParser.parseString(manifest.toString()));
    }
}
