package com.plumbline.tenancy;

import com.plumbline.kernel.TenantId;
import jakarta.annotation.Nullable;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** How companies look, for the pages they show to others; a service. */
@ProviderType
public interface CompanyBrands {

    /**
     * A company's look; every part may be {@code null}: as it is by itself.
     *
     * @param displayName instead of the company's name
     * @param color       {@code #rrggbb}
     * @param logo        data URL of an SVG or PNG
     */
    record CompanyBrand(@Nullable String displayName, @Nullable String color, @Nullable String logo) {}

    /** Answers from memory. */
    CompanyBrand brand(TenantId company);

    /** What its text messages begin with, {@code Red Drain}; empty: with nothing. Answers from memory. */
    default Optional<String> smsName(TenantId company) {
        return Optional.empty();
    }
}
