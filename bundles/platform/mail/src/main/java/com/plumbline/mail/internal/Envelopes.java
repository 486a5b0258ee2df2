package com.plumbline.mail.internal;

import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import com.plumbline.mail.spi.OutgoingMail;
import com.plumbline.mail.spi.SenderNames;
import com.plumbline.mail.spi.SenderNames.SenderName;
import java.util.List;
import java.util.Optional;

/** Writes on a mail whose it is. */
final class Envelopes {

    private final Companies companies;
    private final List<SenderNames> names;

    Envelopes(Companies companies, List<SenderNames> names) {
        this.companies = companies;
        this.names = names;
    }

    /** @param as whose connection carries it */
    OutgoingMail address(TenantId sender, TenantId as, Letter letter) {
        TenantId whose = letter.bears() == null ? sender : letter.bears();
        Optional<SenderName> said = names.stream().flatMap(each -> each.of(whose).stream()).findFirst();
        String name = said.map(SenderName::name).orElseGet(() -> whose.equals(as) ? null
                : companies.find(whose).map(Company::name).orElse(null));
        String replyTo = letter.replyTo() != null ? letter.replyTo() : said.map(SenderName::replyTo).orElse(null);
        return new OutgoingMail(letter.messageId(), letter.to(), letter.toName(), letter.subject(), letter.text(), letter.html(), name, replyTo,
                letter.unsubscribe());
    }
}
