package com.plumbline.kernel.privacy;

import com.plumbline.kernel.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What addresses themselves have refused: a phone by STOP, an e-mail address by the link in a mail. A service of whoever sends messages. */
@ProviderType
public interface AddressRefusals {

    /**
     * @param address phone in E.164, or e-mail address in lower case
     * @param source  how it was said, for people: {@code SMS STOP}, {@code link in a mail}
     */
    record Refusal(String address, Instant at, String source) {}

    /** Those of the addresses that want nothing, or no offers, at the moment; in any order. */
    List<Refusal> among(TenantId tenant, Collection<String> addresses);
}
