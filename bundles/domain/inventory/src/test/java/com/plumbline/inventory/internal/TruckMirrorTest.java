package com.plumbline.inventory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import com.plumbline.inventory.Truck;
import com.plumbline.inventory.TruckItem;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestClock;
import com.plumbline.testkit.TestStorage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

@Proves("PLT-09")
class TruckMirrorTest {

    private static final String SYSTEM = "servicetitan";
    private static final Page.Request ALL = new Page.Request(1, 50);

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T15:00:00Z"));
    private TenantId company;
    private Store store;
    private StoredTrucks trucks;

    @BeforeEach
    void open(TestStorage storage, TenantId company) {
        this.company = company;
        store = storage.store("inventory");
        trucks = new StoredTrucks(store);
    }

    @ForEachStorage
    void aTruckCarriesWhatItsTemplateSays() {
        template("70", "{'skuId':1,'code':'VLV-1','name':'Ball valve','minimum':2,'maximum':6}", "{'skuId':2,'code':'PTR-1','name':'P-trap','minimum':1.5,'maximum':4}");
        truck("11", "Van 11", "70", "[903]");

        Truck van = trucks.list(company, ALL).items().get(0);

        assertThat(van).extracting(Truck::name, Truck::items).containsExactly("Van 11", 2);
        assertThat(van.technicians()).containsExactly(new TechnicianId(Ids.external(SYSTEM, "technicians", "903")));
        assertThat(trucks.inventory(company, van.id())).extracting(TruckItem::code, item -> item.minimum().stripTrailingZeros(), TruckItem::onHand)
                .containsExactly(tuple("VLV-1", new BigDecimal("2"), null), tuple("PTR-1", new BigDecimal("1.5"), null));
    }

    @ForEachStorage
    void aTemplateThatComesOrChangesLaterIsFollowedAndACountStays() {
        truck("11", "Van 11", "70", "[]");
        assertThat(trucks.list(company, ALL).items().get(0).items()).isZero();
        template("70", "{'skuId':1,'code':'VLV-1','name':'Ball valve','minimum':2,'maximum':6}", "{'skuId':2,'code':'PTR-1','name':'P-trap','minimum':1,'maximum':4}");
        store.sql(company, connection -> Sql.update(connection, "update truck_inventory set on_hand = 5 where sku_id = '1'"));

        template("70", "{'skuId':1,'code':'VLV-1','name':'Ball valve, brass','minimum':3,'maximum':9}");

        assertThat(trucks.inventory(company, trucks.list(company, ALL).items().get(0).id())).singleElement()
                .matches(item -> item.name().equals("Ball valve, brass") && item.onHand().intValue() == 5 && item.minimum().intValue() == 3);
    }

    @ForEachStorage
    void aTruckThatIsGoneIsUnknown() {
        template("70", "{'skuId':1,'code':'VLV-1','name':'Ball valve','minimum':2,'maximum':6}");
        truck("11", "Van 11", "70", "[]");
        String id = trucks.list(company, ALL).items().get(0).id();

        store.sql(company, connection -> new TruckMirror(store, clock).remove(company, SYSTEM, connection, List.of("11")));

        assertThat(trucks.list(company, ALL).items()).isEmpty();
        assertThatThrownBy(() -> trucks.inventory(company, id)).isInstanceOf(NotFound.class);
        assertThat(store.<Long>sql(company, connection -> Sql.number(connection, "select count(*) as n from truck_inventory"))).isZero();
    }

    private void template(String id, String... items) {
        apply(new StockTemplateMirror(store, clock), id, "{'name':'Plumbing van','items':[" + String.join(",", items) + "]}");
    }

    private void truck(String id, String name, String template, String technicians) {
        apply(new TruckMirror(store, clock), id, "{'name':'" + name + "','templateId':'" + template + "','technicianIds':" + technicians + "}");
    }

    private void apply(Mirror mirror, String id, String fields) {
        clock.advance(Duration.ofMinutes(1));
        JsonNode read = StoredList.read(fields.replace('\'', '"'));
        store.sql(company, connection -> mirror.apply(company, SYSTEM, connection, List.of(new MirrorRecord(id, clock.instant(), true, (ObjectNode) read))));
    }
}
