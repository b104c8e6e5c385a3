package dev.lantern.events;

import org.jspecify.annotations.Nullable;

/** Where the person is, as coarse as it was given. Country is ISO 3166-1 alpha-2, state ISO 3166-2 without the country. */
public record Place(
        @Nullable String country,
        @Nullable String state,
        @Nullable String city) {}
