package com.plumbline.tenancy.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.mail.spi.SenderNames;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.tenancy.CompanyBrands;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Brands in the platform's database, remembered: every page and mail asks. */
@Component(service = {Branding.class, CompanyBrands.class, SenderNames.class, DatabaseListener.class})
public class Branding implements CompanyBrands, SenderNames, DatabaseListener {

    private final Store store;
    private final Map<TenantId, Brand> known = new ConcurrentHashMap<>();

    @Activate
    public Branding(@Reference(target = "(osgi.unit.name=tenancy)") Store store) {
        this.store = store;
    }

    /** @param tenant {@link TenantId#PLATFORM} for the reseller's own */
    Brand get(TenantId tenant) {
        return known.computeIfAbsent(tenant, missing -> store.sql(TenantId.PLATFORM, connection -> Sql.first(connection,
                "SELECT * FROM tenancy_branding WHERE tenant = ?", row -> new Brand(row.text("display_name"), row.text("color"), row.text("logo"),
                        row.text("sms_name"), row.text("mail_name"), row.text("mail_reply_to")), missing.value())).orElse(Brand.NONE));
    }

    /** @throws com.plumbline.kernel.RuleViolation {@code request.invalid} with the fields */
    Brand set(TenantId tenant, Brand wanted) {
        Brand brand = wanted.checked();
        store.sql(TenantId.PLATFORM, connection -> {
            Sql.update(connection, "DELETE FROM tenancy_branding WHERE tenant = ?", tenant.value());
            return Sql.update(connection, "INSERT INTO tenancy_branding (tenant, display_name, color, logo, sms_name, mail_name, mail_reply_to)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)", tenant.value(), brand.displayName(), brand.color(), brand.logo(), brand.smsName(), brand.mailName(),
                    brand.mailReplyTo());
        });
        known.put(tenant, brand);
        return brand;
    }

    @Override
    public CompanyBrand brand(TenantId company) {
        Brand brand = get(company);
        return new CompanyBrand(brand.displayName(), brand.color(), brand.logo());
    }

    @Override
    public Optional<String> smsName(TenantId company) {
        return Optional.ofNullable(get(company).smsName());
    }

    @Override
    public Optional<SenderName> of(TenantId company) {
        Brand brand = get(company);
        String name = brand.mailName() == null ? brand.displayName() : brand.mailName();
        return name == null && brand.mailReplyTo() == null ? Optional.empty() : Optional.of(new SenderName(name, brand.mailReplyTo()));
    }

    @Override
    public void arrived(TenantId tenant) {
        known.clear();
    }

    @Override
    public void dropped(TenantId tenant) {
        known.clear();
    }
}
