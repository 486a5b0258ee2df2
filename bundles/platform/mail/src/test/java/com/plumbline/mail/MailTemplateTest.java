package com.plumbline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MailTemplateTest {

    private static final MailTemplate WELCOME = MailTemplate.parse("welcome", """
            Subject: Welcome, {{name}}

            Hello {{name}},
            open this page:

            {{link}}

            Questions? See https://example.com/help.
            """);

    @Test
    void textAndHtmlSayTheSame() {
        NewMail mail = WELCOME.to("owner@example.com", Map.of("name", "Avery", "link", "https://example.com/start#t0ken"));

        assertThat(mail.subject()).isEqualTo("Welcome, Avery");
        assertThat(mail.text()).startsWith("Hello Avery,\nopen this page:\n\nhttps://example.com/start#t0ken\n");
        assertThat(mail.html()).contains("Hello Avery,<br>open this page:").contains("<a href=\"https://example.com/start#t0ken\" style=")
                .contains("See <a href=\"https://example.com/help\">https://example.com/help</a>.");
    }

    @Test
    void whatPeopleTypeInCannotBecomeMarkupOrAnotherSubject() {
        NewMail mail = WELCOME.to("owner@example.com", Map.of("name", "<b>A & $1\\\r\nBcc: x@example.com", "link", "https://example.com/"));

        assertThat(mail.html()).contains("&lt;b&gt;A &amp; $1\\").doesNotContain("<b>");
        assertThat(mail.subject()).isEqualTo("Welcome, <b>A & $1\\ Bcc: x@example.com");
    }

    @Test
    void aMissingValueIsAnError() {
        assertThatThrownBy(() -> WELCOME.to("owner@example.com", Map.of("name", "Avery"))).hasMessageContaining("link");
    }
}
