package com.plumbline.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.sql.Connection;
import java.util.Set;

@Proves("SEC-08")
class SyncDataTest {

    private static final Subject WILHELMINA = new Subject(7, "cus_7", Set.of("Wilhelmina Quackenbush"), Set.of(new PhoneNumber("+19135550144")), Set.of(), Set.of());

    @ForEachStorage
    void wordsThatQuoteACustomersValueAreToldAndErasedAndOthersStay(TestStorage storage, TenantId company) {
        Store store = storage.store("sync");
        SyncData data = new SyncData(store);
        store.sql(company, connection -> {
            difference(connection, 1, "name: \"Wilhelmina Quackenbush\" cannot be read as number");
            difference(connection, 2, "zip: \"(913) 555-0144\" cannot be read as number");
            return difference(connection, 3, "year: \"stays\" cannot be read as number");
        });

        assertThat(data.held(company, WILHELMINA).toString()).contains("Quackenbush", "555-0144").doesNotContain("stays");
        assertThat(data.erase(company, WILHELMINA)).isEqualTo(2);
        assertThat(data.erase(company, WILHELMINA)).isZero();

        String left = store.sql(company, connection -> Sql.told(connection, "SELECT * FROM sync_difference")).toString();
        assertThat(left).doesNotContain("Quackenbush", "555-0144").contains("stays");
    }

    private static int difference(Connection connection, long id, String detail) {
        return Sql.update(connection, "INSERT INTO sync_difference (id, system, entity, kind, external_id, detail) VALUES (?, 'servicetitan', 'customers', 'changed', ?, ?)",
                id, String.valueOf(id), detail);
    }
}
