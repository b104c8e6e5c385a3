package dev.lantern.testbed.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The chart as an installation would get it. */
final class Chart {

    static final Path FOLDER =
            Path.of(System.getProperty("lantern.root", "../..")).resolve("deploy/chart");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Chart() {}

    /** The manifests with the values of {@code values.yaml} beside this class, as they were changed. */
    static List<JsonNode> rendered(Consumer<ObjectNode> change) {
        try {
            ObjectNode values = (ObjectNode) YAML.readTree(Chart.class.getResourceAsStream("values.yaml"));
            change.accept(values);
            Path file = Files.createTempFile("values", ".yaml");
            try {
                YAML.writeValue(file.toFile(), values);
                return manifests(new Helm(FOLDER)
                        .template()
                        .withName("hope")
                        .withValuesFile(file)
                        .call());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> rendered() {
        return rendered(values -> {});
    }

    private static List<JsonNode> manifests(String yaml) throws IOException {
        try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return all.readAll().stream().filter(JsonNode::isObject).toList();
        }
    }
}
