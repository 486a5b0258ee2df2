package com.plumbline.smtp.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.mail.spi.OutgoingMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;

/** One sender's mail account: its session and its route. */
final class SmtpAccount implements AutoCloseable {

    private final TenantId sender;
    private final SmtpSettings settings;
    private final SmtpErrors errors;
    private final Session session;
    private final CamelContext camel;
    private final ProducerTemplate template;
    private final Clock clock;

    SmtpAccount(TenantId sender, SmtpSettings settings, CamelContext camel, Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.errors = new SmtpErrors(settings);
        this.camel = camel;
        this.clock = clock;
        this.session = MailSessions.of(settings);
        this.template = camel.createProducerTemplate();
        try {
            camel.addRoutes(new SmtpRoute(sender, settings, session, camel));
        } catch (Exception e) {
            // Camel declares no less; the caller shows it as the plug-in's state.
            throw new RuntimeCamelException("The route of " + sender + " cannot be made", e);
        }
    }

    /** @throws VendorFailure as the port says */
    void send(OutgoingMail mail) {
        inMailsLoader(() -> {
            try {
                template.sendBody(SmtpRoute.address(sender), Letters.write(session, settings, mail, clock.instant()));
            } catch (CamelExecutionException wrapped) {
                throw errors.explain(wrapped.getCause());
            } catch (MessagingException unwritable) {
                throw errors.explain(unwritable);
            }
        });
    }

    /** Connects and logs in, and hangs up. */
    static void tryOut(SmtpSettings settings, Duration patience) {
        SmtpSettings impatient = settings.within(patience);
        inMailsLoader(() -> {
            try (Transport transport = MailSessions.of(impatient).getTransport()) {
                transport.connect(impatient.host(), impatient.port(), impatient.user(), impatient.password());
            } catch (MessagingException failed) {
                throw new SmtpErrors(impatient).explain(failed);
            }
        });
    }

    /** Jakarta Mail finds its parts by the thread's class loader, and they lie where it lies. */
    static void inMailsLoader(Runnable work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(MimeMessage.class.getClassLoader());
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        SmtpRoute.remove(camel, sender);
    }
}
