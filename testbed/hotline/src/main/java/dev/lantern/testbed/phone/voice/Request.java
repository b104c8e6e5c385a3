package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request to the API.
 *
 * @param path behind the account, in parts, the last without {@code .json}
 * @param form of the body, or of the query of a GET
 */
record Request(String method, List<String> path, Form form) {

    Request {
        path = List.copyOf(path);
    }

    /** @param known parameters, separated by spaces */
    void insistOn(String known, VoiceNetwork network) {
        Set<String> names = Set.of(known.split(" "));
        for (Form.Field field : form.fields()) {
            if (Recording.isAskedFor(field.name(), field.value())) {
                network.complain(Recording.violation(what() + " with " + field.name()));
            } else if (!names.contains(field.name()) && !Recording.isAbout(field.name())) {
                network.complain("unknown parameter " + field.name() + " of " + what());
            }
        }
    }

    private String what() {
        return method + " " + path.getFirst() + (path.size() > 2 ? "/" + path.get(2) : "");
    }

    String required(String name, int code) {
        String value = form.get(name);
        if (value == null) {
            throw new Refusal(400, code, "A '" + name + "' is required");
        }
        return value;
    }

    @Nullable
    URI address(String name) {
        String value = form.get(name);
        if (value == null) {
            return null;
        }
        try {
            URI address = URI.create(value);
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new Refusal(400, 21205, name + " is not a valid URL");
    }

    String method(String name, String otherwise) {
        String value = form.get(name);
        if (value != null && !value.equals("GET") && !value.equals("POST")) {
            throw new Refusal(400, 21206, name + " is not a valid method");
        }
        return value == null ? otherwise : value;
    }

    @Nullable
    Boolean flag(String name) {
        String value = form.get(name);
        return value == null ? null : Boolean.valueOf(value.equalsIgnoreCase("true"));
    }

    boolean flag(String name, boolean otherwise) {
        Boolean flag = flag(name);
        return flag == null ? otherwise : flag;
    }

    int number(String name, int otherwise) {
        String value = form.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("\\d{1,6}")) {
            throw new Refusal(400, 20001, name + " is not a number");
        }
        return Integer.parseInt(value);
    }

    /** Given as often as there are values, or once with spaces between them. */
    List<String> all(String name) {
        return form.fields().stream()
                .filter(field -> field.name().equals(name))
                .flatMap(field -> Arrays.stream(field.value().strip().split("\\s+")))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Where to report, by the parameters that begin so. */
    Verb.Reporting reporting(String prefix, Set<String> events) {
        URI url = address(prefix);
        List<String> wanted = all(prefix + "Event");
        for (String event : wanted) {
            if (!events.contains(event)) {
                throw new Refusal(400, 21626, "\"" + event + "\" is not a valid " + prefix + "Event");
            }
        }
        return new Verb.Reporting(url == null ? null : url.toString(), method(prefix + "Method", "POST"), wanted);
    }

    Verb.@Nullable Machine machine(String callback) {
        String mode = form.get("MachineDetection");
        URI url = address(callback);
        return mode == null
                ? null
                : new Verb.Machine(
                        mode.equals("DetectMessageEnd"),
                        callback.equals("AmdStatusCallback") || flag("AsyncAmd", false),
                        url == null ? null : url.toString(),
                        method(callback + "Method", "POST"));
    }
}
