package com.plumbline.kernel.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.MirrorRecord;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Takes out of mirrored records what tells of customers who were erased here; at their owner they may live on. */
public record Erased(Set<Long> customers) {

    /** @param decisions {@code null} while nobody owns customers */
    public static Erased of(PrivacyDecisions decisions, TenantId tenant) {
        return new Erased(decisions == null ? Set.of() : decisions.erased(tenant));
    }

    public boolean isEmpty() {
        return customers.isEmpty();
    }

    /**
     * The same records in the same order.
     *
     * @param owner  number of the customer a record is about, {@code null} when it is about none
     * @param active what becomes of a record without its person: still shown or not
     * @param fields canonical names of what tells of the person
     */
    public List<MirrorRecord> without(List<MirrorRecord> page, Function<MirrorRecord, Long> owner, boolean active, String... fields) {
        if (customers.isEmpty()) {
            return page;
        }
        return page.stream().map(record -> {
            Long customer = owner.apply(record);
            if (customer == null || !customers.contains(customer)) {
                return record;
            }
            ObjectNode rest = record.fields().deepCopy();
            rest.remove(List.of(fields));
            return new MirrorRecord(record.externalId(), record.modifiedAt(), active && record.active(), rest);
        }).toList();
    }

    /** Our number of the record that the external id in a field names; {@code null} when the field is empty. */
    public static Long reference(String system, MirrorRecord record, String field, String entity) {
        JsonNode id = record.fields().path(field);
        return id.isMissingNode() || id.isNull() || id.asText().isBlank() ? null : Ids.external(system, entity, id.asText());
    }
}
