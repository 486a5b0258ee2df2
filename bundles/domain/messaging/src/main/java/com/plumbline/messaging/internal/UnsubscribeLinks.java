package com.plumbline.messaging.internal;

import com.plumbline.identity.PublicAddress;
import com.plumbline.identity.Vault;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Links by which a recipient leaves a company's list. Company and address are sealed into the link: nobody reads the address in it,
 * nobody can make one for another, and it works as long as the appliance has its key, with no row to keep.
 */
@Component(service = UnsubscribeLinks.class)
public class UnsubscribeLinks {

    public static final String PATH = "/u/";

    private static final String CONTEXT = "messaging/unsubscribe";
    private static final int LONGEST = 800;

    /** Whose list, and who is on it. */
    public record Place(Company company, String address) {}

    private final Vault vault;
    private final PublicAddress outside;
    private final Companies companies;

    @Activate
    public UnsubscribeLinks(@Reference Vault vault, @Reference PublicAddress outside, @Reference Companies companies) {
        this.vault = vault;
        this.outside = outside;
        this.companies = companies;
    }

    String to(TenantId tenant, String address) {
        return outside.link(PATH + vault.seal(tenant.value() + '/' + address, CONTEXT));
    }

    /** Empty for what was not made here, and when the company is gone. */
    public Optional<Place> read(String token) {
        if (token.isEmpty() || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String[] parts = vault.unseal(token, CONTEXT).split("/", 2);
            return companies.find(TenantId.of(parts[0])).map(company -> new Place(company, parts[1]));
        } catch (IllegalStateException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
