package dev.lantern.cases.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.lantern.cases.Company;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Sealed;
import dev.lantern.events.SignalReceived;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value kept as JSON in a text column, in the form the contract gives it on the wire. */
abstract class JsonColumn<T> implements AttributeConverter<T, String> {

    private final TypeReference<T> type;

    JsonColumn(TypeReference<T> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        return value == null ? null : written(value);
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String json) {
        try {
            return json == null ? null : EventCodec.json().readValue(json, type);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the column, which is somebody's data.
            throw new IllegalStateException("a column does not hold " + type.getType() + " as JSON");
        }
    }

    static String written(Object value) {
        try {
            return EventCodec.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass() + " is not JSON");
        }
    }

    @Converter
    static class OfSignal extends JsonColumn<SignalReceived> {
        OfSignal() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfSealed extends JsonColumn<Sealed> {
        OfSealed() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfCompany extends JsonColumn<Company> {
        OfCompany() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfSentences extends JsonColumn<List<String>> {
        OfSentences() {
            super(new TypeReference<>() {});
        }
    }
}
