package com.plumbline.pricebook;

import com.plumbline.kernel.TenantId;
import com.plumbline.pricebook.PriceItem.Kind;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The price book of one company. Reads only. */
@ProviderType
public interface PriceBook {

    /** The lines of a kind that are in use, by code; some hundred to a few thousand. */
    List<PriceItem> items(TenantId tenant, Kind kind);

    /**
     * Lines in use whose code, name, category or description has every word, by code.
     *
     * @param limit how many at most
     */
    List<PriceItem> find(TenantId tenant, String text, int limit);
}
