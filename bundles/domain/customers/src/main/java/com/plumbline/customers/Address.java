package com.plumbline.customers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A postal address; every part may be {@code null}. */
public record Address(String street, String unit, String city, String state, String zip, String country) {

    /** {@code 1 Elm St, Unit 4, Olathe, KS 66061}; empty text when nothing is known. */
    @JsonIgnore
    public String oneLine() {
        String stateAndZip = joined(" ", state, zip);
        return joined(", ", street, unit, city, stateAndZip);
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).filter(part -> !part.isBlank()).collect(Collectors.joining(between));
    }
}
