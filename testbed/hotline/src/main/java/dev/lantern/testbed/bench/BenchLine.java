package dev.lantern.testbed.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lantern.testbed.Hotline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The demonstration's line as the benchmarks use it: without first answers, which would be texts of their own, without
 * time for notes, and with advocates who can hold many conversations, because no person answers 200 texts a second.
 */
public final class BenchLine {

    private BenchLine() {}

    /** @param demo the folder of the demonstration's lines, which stays as it is */
    public static void write(Path demo, Path folder) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        String name = Hotline.DEMO_LINE + ".yaml";
        JsonNode line = yaml.readTree(demo.resolve(name).toFile());
        ((ObjectNode) line.path("sms")).remove("firstAnswer");
        ((ObjectNode) line.path("routing")).remove("capacityWeights");
        ((ObjectNode) line.path("routing")).remove("wrapUp");
        Files.createDirectories(folder);
        yaml.writeValue(folder.resolve(name).toFile(), line);
    }
}
