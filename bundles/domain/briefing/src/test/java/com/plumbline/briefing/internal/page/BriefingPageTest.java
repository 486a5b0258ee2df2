package com.plumbline.briefing.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.briefing.internal.writer.Sections;
import com.plumbline.briefing.internal.writer.Sections.Offer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class BriefingPageTest {

    private static final Sections TEXT = new Sections(List.of("No hot water & no heat"), List.of(new Offer("A <new> heater", "It is \"old\"", "Show it")),
            List.of("Calmly"), List.of("How's it going?"), List.of("Dog"), List.of("Mar 2025: Drain"), List.of("Water heater, 13 years"));

    private final String html = BriefingPage.html(new PageContent("48213", "Ana <script>alert(1)</script>", "Sat 10am-12pm", "Repair", "12 Bluestem Way",
            "", TEXT, "Written by rules.", "Opens until Sunday."));

    @Test
    void everythingThatWasWrittenIsShownAndNothingIsRun() {
        assertThat(html).contains("Ana &lt;script&gt;alert(1)&lt;/script&gt;", "A &lt;new&gt; heater", "It is &quot;old&quot;", "How&#39;s it going?",
                "No hot water &amp; no heat", "12 Bluestem Way", "Opens until Sunday.", "<html lang=\"en\">").doesNotContain("<script", "http://", "https://");
        assertThat(html).doesNotContain("<h2>Changed</h2>");
        assertThat(html.length()).as("one small document").isLessThan(14_000);
    }

    @Test
    void thePolicyAllowsTheOneStyleSheetByItsHashAndNothingElse() throws Exception {
        String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        String hash = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));

        assertThat(BriefingPage.POLICY).startsWith("default-src 'none'").contains("style-src 'sha256-" + hash + "'").doesNotContain("unsafe", "*");
        assertThat(html).doesNotContain(" style=");
    }

    @Test
    void headingsComeInOrderAndListsAreLists() {
        assertThat(html.indexOf("<h1>")).isPositive().isLessThan(html.indexOf("<h2>"));
        assertThat(html.split("<h1>")).hasSize(2);
        assertThat(BriefingPage.message("This link has expired", "Ask the office.")).contains("<h1>This link has expired</h1>");
    }
}
