package com.plumbline.customers.internal.privacy;

import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.CustomerPrivacy;
import com.plumbline.customers.PrivacySettings;
import com.plumbline.customers.PrivacySettings.Categories;
import com.plumbline.customers.PrivacySettings.Wordings;
import com.plumbline.kernel.Ids;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of decisions. */
final class PrivacyRows {

    static final String REQUESTED = "REQUESTED";
    static final String DONE = "DONE";

    /** @param erasure {@code null}, {@link #REQUESTED} or {@link #DONE} */
    record Decision(long customer, boolean enrichment, boolean sms, boolean offers, String erasure) {

        CustomerPrivacy privacy() {
            return new CustomerPrivacy(enrichment, sms, offers, erasure != null);
        }
    }

    /** One decision that was taken, for people. */
    record Step(Instant at, String what, String by) {}

    private PrivacyRows() {}

    static Optional<PrivacySettings> settings(Connection connection) {
        return Sql.first(connection, "SELECT * FROM privacy_settings WHERE id = 1", row -> new PrivacySettings(row.text("legal_basis"), row.text("disclosure"),
                new Categories(row.number("home") == 1, row.number("family") == 1, row.number("personal") == 1),
                new Wordings(row.text("home_wording"), row.text("family_wording"), row.text("personal_wording")), (int) row.number("retention_days")));
    }

    static void save(Connection connection, PrivacySettings wanted) {
        Sql.update(connection, "DELETE FROM privacy_settings WHERE id = 1");
        Categories categories = wanted.categories();
        Wordings wordings = wanted.wordings();
        Sql.update(connection, "INSERT INTO privacy_settings (id, legal_basis, disclosure, home, family, personal, home_wording, family_wording,"
                + " personal_wording, retention_days) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)", wanted.legalBasis(), wanted.disclosure(), categories.home() ? 1 : 0,
                categories.family() ? 1 : 0, categories.personal() ? 1 : 0, wordings.home(), wordings.family(), wordings.personal(), wanted.retentionDays());
    }

    /** Of all customers about whom something was decided: few. */
    static Map<Long, Decision> decisions(Connection connection) {
        return Sql.list(connection, "SELECT * FROM customer_privacy", row -> new Decision(row.number("customer_id"), row.number("enrichment") == 1,
                row.number("sms") == 1, row.number("offers") == 1, row.text("erasure"))).stream().collect(Collectors.toMap(Decision::customer, each -> each));
    }

    /** Waits for others who decide about the same customer. */
    static Optional<Decision> taken(Connection connection, CustomerId id) {
        Sql.update(connection, "UPDATE customer_privacy SET sms = sms WHERE customer_id = ?", id.value());
        return Optional.ofNullable(decisions(connection).get(id.value()));
    }

    /** @param wanted what it says of erasing does not count */
    static void decide(Connection connection, Customer customer, CustomerPrivacy wanted) {
        int enrichment = wanted.enrichment() ? 1 : 0;
        int sms = wanted.sms() ? 1 : 0;
        int offers = wanted.offers() ? 1 : 0;
        if (Sql.update(connection, "UPDATE customer_privacy SET enrichment = ?, sms = ?, offers = ? WHERE customer_id = ?", enrichment, sms, offers,
                customer.id().value()) == 0) {
            Sql.update(connection, "INSERT INTO customer_privacy (customer_id, system, external_id, enrichment, sms, offers) VALUES (?, ?, ?, ?, ?, ?)",
                    customer.id().value(), customer.origin().system(), customer.origin().externalId(), enrichment, sms, offers);
        }
    }

    static void erasing(Connection connection, CustomerId id, Instant at) {
        Sql.update(connection, "UPDATE customer_privacy SET erasure = ?, requested_at = ? WHERE customer_id = ?", REQUESTED, at, id.value());
    }

    static void erased(Connection connection, CustomerId id, Instant at) {
        Sql.update(connection, "UPDATE customer_privacy SET erasure = ?, erased_at = ? WHERE customer_id = ?", DONE, at, id.value());
    }

    static void step(Connection connection, CustomerId id, String what, String by, Instant at) {
        Sql.update(connection, "INSERT INTO customer_privacy_step (id, customer_id, what, by_name, happened_at) VALUES (?, ?, ?, ?, ?)", Ids.next(),
                id.value(), what, by, at);
    }

    static List<Step> steps(Connection connection, CustomerId id) {
        return Sql.list(connection, "SELECT * FROM customer_privacy_step WHERE customer_id = ? ORDER BY id DESC",
                row -> new Step(row.instant("happened_at"), row.text("what"), row.text("by_name")), id.value());
    }
}
