package com.plumbline.messaging.internal;

import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.mail.Mail;
import com.plumbline.mail.MailEntry;
import com.plumbline.mail.NewMail;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** Takes mails and keeps them. */
final class MailBox implements Mail {

    final List<NewMail> mails = new ArrayList<>();
    boolean ready = true;

    @Override
    public String queue(TenantId sender, Connection connection, NewMail mail) {
        mails.add(mail);
        return "mail_" + mails.size();
    }

    @Override
    public boolean ready(TenantId sender) {
        return ready;
    }

    @Override
    public Page<MailEntry> list(TenantId sender, MailEntry.State state, Page.Request page) {
        return Page.of(List.of(), page, 0);
    }

    @Override
    public void retry(TenantId sender, String messageId) {
        throw new UnsupportedOperationException();
    }
}
