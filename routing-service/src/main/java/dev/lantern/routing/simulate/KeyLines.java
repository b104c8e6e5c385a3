package dev.lantern.routing.simulate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In which line of a file each key stands, so that a problem with a key leads there. */
record KeyLines(String file, Map<String, Integer> lines) {

    /** Nothing is known of a file that cannot be read; whoever reads it for its content tells why. */
    static KeyLines of(Path path) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = new YAMLFactory().createParser(Files.readString(path))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME || token.isScalarValue()) {
                    lines.putIfAbsent(
                            path(parser.getParsingContext()),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (IOException e) {
            lines.clear();
        }
        return new KeyLines(path.getFileName().toString(), lines);
    }

    /** As {@code national.yaml:12: routing.offerTimeout must be ...}; a key that is missing leads to what it is missing in. */
    List<String> located(List<String> problems) {
        return problems.stream().map(this::located).toList();
    }

    private String located(String problem) {
        String start = file + ": ";
        if (!problem.startsWith(start)) {
            return problem;
        }
        String rest = problem.substring(start.length());
        String key = rest.substring(0, rest.indexOf(' ') < 0 ? rest.length() : rest.indexOf(' '));
        while (!key.isEmpty()) {
            Integer line = lines.get(key);
            if (line != null) {
                return file + ":" + line + ": " + rest;
            }
            key = key.substring(0, Math.max(0, Math.max(key.lastIndexOf('.'), key.lastIndexOf('['))));
        }
        return problem;
    }

    /** As problems name keys: {@code routing.relaxation[1].after}. */
    private static String path(JsonStreamContext context) {
        JsonStreamContext parent = context.getParent();
        String before = parent == null ? "" : path(parent);
        if (context.inArray()) {
            return before + "[" + context.getCurrentIndex() + "]";
        }
        String name = context.getCurrentName();
        if (name == null) {
            return before;
        }
        return before.isEmpty() ? name : before + "." + name;
    }
}
