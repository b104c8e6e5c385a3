package dev.lantern.chat.webform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the JSON of a webform strictly: a key that is not known is a mistake, because a misspelled "safe" that is
 * quietly dropped could hurt somebody.
 */
public final class WebformJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final String SUBMISSION = "/submissionId";
    private static final String LANGUAGE = "/language";
    private static final Set<String> OBJECTS = Set.of("", "/contactBack", "/place");
    private static final Set<Field> YES_OR_NO =
            Set.of(Field.IN_DANGER_NOW, Field.UNDER_18, Field.CONTACT_BACK, Field.VOICEMAIL);

    private final Map<Field, String> typed = new EnumMap<>(Field.class);
    private final List<Wrong> wrong = new ArrayList<>();
    private Optional<SubmissionId> submission = Optional.empty();
    private Optional<String> language = Optional.empty();

    private WebformJson() {}

    public sealed interface Result {

        /**
         * @param submission empty when the request has none
         * @param language BCP 47 in its canonical form, empty when the request has none
         */
        record Form(Typed typed, Optional<SubmissionId> submission, Optional<String> language) implements Result {}

        record NotJson() implements Result {}

        record Wrongs(List<Wrong> wrongs) implements Result {}
    }

    /**
     * A value that does not have the form it must have.
     *
     * @param pointer JSON pointer of the value
     * @param detail a sentence that never repeats the value
     */
    public record Wrong(String pointer, String detail) {}

    public static Result read(byte[] body) {
        try {
            return new WebformJson().result(JSON.readTree(body));
        } catch (JacksonException notJson) {
            return new Result.NotJson();
        } catch (IOException impossibleFromBytes) {
            throw new IllegalStateException("reading bytes does no I/O", impossibleFromBytes);
        }
    }

    private Result result(JsonNode root) {
        if (!root.isObject()) {
            return new Result.NotJson();
        }
        object("", root);
        return wrong.isEmpty()
                ? new Result.Form(Typed.of(typed), submission, language)
                : new Result.Wrongs(List.copyOf(wrong));
    }

    private void object(String pointer, JsonNode node) {
        node.properties().forEach(property -> value(pointer + "/" + escaped(property.getKey()), property.getValue()));
    }

    private void value(String pointer, JsonNode value) {
        Optional<Field> field = Field.atPointer(pointer);
        boolean known = field.isPresent()
                || OBJECTS.contains(pointer)
                || pointer.equals(SUBMISSION)
                || pointer.equals(LANGUAGE);
        if (!known) {
            wrong(pointer, "is not a field of the webform");
        } else if (value.isNull()) {
            return;
        } else if (OBJECTS.contains(pointer)) {
            nested(pointer, value);
        } else if (field.filter(YES_OR_NO::contains).isPresent()) {
            yesOrNo(field.get(), value);
        } else if (!value.isTextual()) {
            wrong(pointer, "must be a string");
        } else if (field.isPresent()) {
            typed.put(field.get(), value.textValue());
        } else if (pointer.equals(SUBMISSION)) {
            submission(value.textValue());
        } else {
            language(value.textValue());
        }
    }

    private void nested(String pointer, JsonNode value) {
        if (value.isObject()) {
            object(pointer, value);
        } else {
            wrong(pointer, "must be an object");
        }
    }

    private void yesOrNo(Field field, JsonNode value) {
        if (value.isBoolean()) {
            typed.put(field, value.booleanValue() ? "yes" : "no");
        } else {
            wrong(field.pointer(), "must be true, false or null");
        }
    }

    private void submission(String text) {
        submission = SubmissionId.of(text);
        if (submission.isEmpty()) {
            wrong(SUBMISSION, SubmissionId.RULE);
        }
    }

    private void language(String tag) {
        try {
            language = Optional.of(
                            new Locale.Builder().setLanguageTag(tag).build().toLanguageTag())
                    .filter(canonical -> !canonical.equals("und"));
        } catch (IllformedLocaleException notATag) {
            wrong(LANGUAGE, "must be a BCP 47 language tag, such as es or pt-BR");
        }
    }

    private void wrong(String pointer, String detail) {
        wrong.add(new Wrong(pointer, detail));
    }

    /** RFC 6901, section 3. A key is the client's own word, but a long one is not repeated. */
    private static String escaped(String key) {
        String shortened = key.length() > 40 ? key.substring(0, 40) : key;
        return shortened.replace("~", "~0").replace("/", "~1");
    }
}
