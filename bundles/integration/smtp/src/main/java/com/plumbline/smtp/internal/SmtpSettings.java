package com.plumbline.smtp.internal;

import com.plumbline.plugins.PluginSettings;
import java.time.Duration;
import java.util.Locale;

/**
 * One sender's settings; what each means stands in the descriptor. Its text form shows no secret.
 *
 * @param user        {@code null}: the server asks for no login
 * @param fromName    {@code null}: the address alone
 * @param replyTo     {@code null}: the sender address
 * @param certificate PEM, or {@code null}: what Java trusts
 */
record SmtpSettings(String host, int port, Security security, String user, String password, String fromAddress, String fromName, String replyTo,
        Duration patience, String certificate) {

    enum Security { NONE, STARTTLS, TLS }

    static SmtpSettings from(PluginSettings settings) {
        return new SmtpSettings(settings.text("host").strip(), settings.number("port", 587),
                Security.valueOf(settings.find("security").orElse("starttls").toUpperCase(Locale.ROOT)),
                settings.find("user").map(String::strip).orElse(null), settings.find("password").orElse(null), settings.text("fromAddress").strip(),
                settings.find("fromName").orElse(null), settings.find("replyTo").map(String::strip).orElse(null),
                settings.seconds("timeoutSeconds", Duration.ofSeconds(30)), settings.find("certificate").orElse(null));
    }

    SmtpSettings within(Duration other) {
        return new SmtpSettings(host, port, security, user, password, fromAddress, fromName, replyTo, other, certificate);
    }

    /** Behind the at sign of the sender address: the home of our Message-IDs, and who we say we are. */
    String domain() {
        return fromAddress.substring(fromAddress.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return "SmtpSettings[" + host + ':' + port + ' ' + security + ']';
    }
}
