package com.plumbline.inventory.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.persistence.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What belongs on each truck follows from its template; what was counted on it stays. */
final class TruckInventory {

    private TruckInventory() {
    }

    /** Brings the inventory of these trucks up to their templates, in the caller's transaction. */
    static void follow(Connection connection, Collection<Long> trucks) {
        for (long truck : trucks) {
            Map<String, JsonNode> wanted = wanted(connection, truck);
            Map<String, BigDecimal> counted = counted(connection, truck);
            Sql.update(connection, "delete from truck_inventory where truck_id = ?", truck);
            List<Object[]> rows = wanted.entrySet().stream().map(item -> row(truck, item.getKey(), item.getValue(), counted.get(item.getKey()))).toList();
            Sql.batch(connection, "insert into truck_inventory (truck_id, sku_id, code, name, minimum_quantity, maximum_quantity, on_hand)"
                    + " values (?, ?, ?, ?, ?, ?, ?)", rows);
        }
    }

    private static Map<String, JsonNode> wanted(Connection connection, long truck) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        Sql.first(connection, "select t.items from stock_template t join truck k on k.template_id = t.id"
                + " where k.id = ? and k.removed_at is null and t.removed_at is null and t.active = true", row -> row.text("items"), truck)
                .map(StoredList::read).ifPresent(list -> list.forEach(item -> items.put(item.path("skuId").asText(), item)));
        return items;
    }

    private static Map<String, BigDecimal> counted(Connection connection, long truck) {
        Map<String, BigDecimal> counted = new HashMap<>();
        Sql.each(connection, "select sku_id, on_hand from truck_inventory where truck_id = ? and on_hand is not null",
                row -> counted.put(row.text("sku_id"), row.decimal("on_hand")), truck);
        return counted;
    }

    private static Object[] row(long truck, String sku, JsonNode item, BigDecimal onHand) {
        return new Object[] {truck, sku, item.path("code").asText(null), item.path("name").asText(null), quantity(item, "minimum"),
                quantity(item, "maximum"), onHand};
    }

    private static BigDecimal quantity(JsonNode item, String field) {
        return item.path(field).isNumber() ? item.path(field).decimalValue() : BigDecimal.ZERO;
    }
}
