package com.plumbline.customers;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import java.util.Optional;

/** Names a customer. Text form {@code cus_0HZX4ANM5C7T2}. */
public record CustomerId(long value) {

    public static final String PREFIX = "cus";

    /** @throws NotFound {@code customer.unknown} when the text is no such id */
    public static CustomerId of(String text) {
        return parse(text).orElseThrow(() -> new NotFound("customer", text));
    }

    public static Optional<CustomerId> parse(String text) {
        return Ids.parse(PREFIX, text).map(CustomerId::new);
    }

    @Override
    public String toString() {
        return Ids.text(PREFIX, value);
    }
}
