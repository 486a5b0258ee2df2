package com.plumbline.smtp.internal;

import com.plumbline.kernel.RuleViolation;
import com.plumbline.smtp.internal.SmtpSettings.Security;
import jakarta.mail.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Jakarta Mail sessions by our settings: every wait is limited, what is encrypted is checked, nothing falls back to clear text. */
final class MailSessions {

    private static final long MOST_TO_CONNECT_MILLIS = 10_000;

    private MailSessions() {}

    static Session of(SmtpSettings settings) {
        Properties all = new Properties();
        String prefix = "mail." + protocol(settings) + '.';
        long millis = settings.patience().toMillis();
        all.put("mail.transport.protocol", protocol(settings));
        all.put(prefix + "host", settings.host());
        all.put(prefix + "port", String.valueOf(settings.port()));
        all.put(prefix + "localhost", settings.domain());
        all.put(prefix + "connectiontimeout", String.valueOf(Math.min(millis, MOST_TO_CONNECT_MILLIS)));
        all.put(prefix + "timeout", String.valueOf(millis));
        all.put(prefix + "writetimeout", String.valueOf(millis));
        all.put(prefix + "auth", String.valueOf(settings.user() != null));
        all.put(prefix + "from", settings.fromAddress());
        // The answer to QUIT changes nothing about a mail that was taken.
        all.put(prefix + "quitwait", "false");
        all.put(prefix + "ssl.checkserveridentity", "true");
        if (settings.security() == Security.STARTTLS) {
            all.put(prefix + "starttls.enable", "true");
            all.put(prefix + "starttls.required", "true");
        }
        if (settings.certificate() != null) {
            all.put(prefix + "ssl.socketFactory", trusting(settings.certificate()));
            all.put(prefix + "ssl.socketFactory.fallback", "false");
        }
        return Session.getInstance(all);
    }

    static String protocol(SmtpSettings settings) {
        return settings.security() == Security.TLS ? "smtps" : "smtp";
    }

    private static SSLSocketFactory trusting(String pem) {
        try {
            Certificate certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.US_ASCII)));
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("server", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException unusable) {
            throw new RuleViolation("plugin.settings-invalid", "The certificate cannot be read. Paste it whole, from BEGIN to END CERTIFICATE.",
                    Map.of("certificate", "is not a PEM certificate"));
        }
    }
}
