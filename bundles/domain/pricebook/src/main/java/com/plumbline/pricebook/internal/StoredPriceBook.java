package com.plumbline.pricebook.internal;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Money;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.pricebook.PriceBook;
import com.plumbline.pricebook.PriceItem;
import com.plumbline.pricebook.PriceItem.Kind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The price book as mirrored. */
@Component
public class StoredPriceBook implements PriceBook {

    private final Store store;

    @Activate
    public StoredPriceBook(@Reference(target = "(osgi.unit.name=pricebook)") Store store) {
        this.store = store;
    }

    @Override
    public List<PriceItem> items(TenantId tenant, Kind kind) {
        String table = "price_" + kind.name().toLowerCase(Locale.ROOT);
        return store.read(tenant, em -> Sql.list(Store.connection(em), "select * from " + table
                + " where removed_at is null and active = true order by code, id", row -> item(row, kind)));
    }

    @Override
    public List<PriceItem> find(TenantId tenant, String text, int limit) {
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return Stream.of(Kind.values()).flatMap(kind -> items(tenant, kind).stream()).filter(item -> has(item, words)).limit(limit).toList();
    }

    private static boolean has(PriceItem item, String[] words) {
        String all = (item.code() + "\n" + item.name() + "\n" + item.category() + "\n" + item.description()).toLowerCase(Locale.ROOT);
        return Arrays.stream(words).allMatch(all::contains);
    }

    private static PriceItem item(Sql.Row row, Kind kind) throws SQLException {
        boolean made = kind != Kind.SERVICE;
        return new PriceItem(Ids.text("pri", row.number("id")), kind, row.text("code"), row.text("name"), row.text("description"),
                money(row, "price_minor"), money(row, "cost_minor"), row.text("category"), made ? row.text("manufacturer") : null,
                made ? row.text("model") : null);
    }

    private static Money money(Sql.Row row, String column) throws SQLException {
        Long minor = row.numberOrNull(column);
        return minor == null ? null : Money.usd(minor);
    }
}
