package com.plumbline.calls.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The calls with a customer. Erased, a call keeps its time and length. */
@Component
public class CallData implements PersonalData {

    private final Store store;

    @Activate
    public CallData(@Reference(target = "(osgi.unit.name=calls)") Store store) {
        this.store = store;
    }

    @Override
    public String holder() {
        return "calls";
    }

    @Override
    public Set<String> tables() {
        return Set.of("phone_call");
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            ArrayNode told = JsonNodeFactory.instance.arrayNode();
            calls(connection, subject).forEach(id -> told.addAll(Sql.told(connection, "SELECT * FROM phone_call WHERE id = ?", id)));
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> calls(connection, subject).stream().mapToInt(id -> Sql.update(connection,
                "UPDATE phone_call SET from_number = NULL, to_number = NULL, reason = NULL, fingerprint = 0 WHERE id = ?", id)).sum());
    }

    /** Calls that the source could not tell whose they are, too. */
    private static List<Long> calls(Connection connection, Subject subject) {
        Set<String> digits = subject.phones().stream().map(phone -> PhoneNumber.digits(phone.e164())).collect(Collectors.toSet());
        return Sql.list(connection, "SELECT id, customer_id, from_number, to_number FROM phone_call", row -> {
            Long customer = row.numberOrNull("customer_id");
            return customer != null && customer == subject.customerId() || digits.contains(PhoneNumber.digits(row.text("from_number")))
                    || digits.contains(PhoneNumber.digits(row.text("to_number"))) ? (Long) row.number("id") : null;
        }).stream().filter(Objects::nonNull).toList();
    }
}
