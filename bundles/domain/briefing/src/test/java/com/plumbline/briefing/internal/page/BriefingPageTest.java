package com.plumbline.briefing.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.briefing.internal.page.PageContent.Brand;
import com.plumbline.briefing.internal.page.PageContent.Known;
import com.plumbline.briefing.internal.page.PageContent.Visit;
import com.plumbline.briefing.internal.writer.Sections;
import com.plumbline.briefing.internal.writer.Sections.Offer;
import com.plumbline.contract.Proves;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BriefingPageTest {

    private static final String TOKEN = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Sections TEXT = new Sections(List.of("No hot water & no heat"), List.of(new Offer("A <new> heater", "It is \"old\"", "Show it")),
            List.of("Calmly"), List.of("How's it going?"), List.of("Dog"), List.of("Mar 2025: Drain"), List.of("Water heater, 13 years"));

    private final String html = page(new Brand("Prairie & Sons", null, null), null).html();

    @Test
    @Proves("BRF-33")
    void everythingThatWasWrittenIsShownAndNothingIsRun() {
        assertThat(html).contains("Ana &lt;script&gt;alert(1)&lt;/script&gt;", "A &lt;new&gt; heater", "It is &quot;old&quot;", "How&#39;s it going?",
                "No hot water &amp; no heat", "12 Bluestem Way", "Opens until Sunday.", "<html lang=\"en\">", "Prairie &amp; Sons", "Age of home: Built in 1978",
                "note of Mar 2026", "<li>Water heater, 13 years<small>From: Rheem &amp; Co XG50</small></li>", "<li>Mar 2025: Drain</li>").doesNotContain("<script", "http://", "https://");
        assertThat(html).doesNotContain("<h2>Changed</h2>", "No <");
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).as("one small document").isLessThan(14_000);
    }

    @Test
    void thePolicyAllowsTheStyleSheetsByTheirHashesAndNothingElse() throws Exception {
        BriefingPage.Document plain = page(new Brand("Prairie", null, null), null);
        assertThat(plain.policy()).startsWith("default-src 'none'").contains("style-src '" + hash(style(plain.html(), 0)) + "';", "form-action 'self'")
                .doesNotContain("unsafe", "*", "img-src", "script-src");
        assertThat(plain.html()).doesNotContain(" style=");

        BriefingPage.Document branded = page(new Brand("Prairie", "#aa5500", "data:image/png;base64,iVBORw0KGgo="), null);
        assertThat(branded.policy()).contains("'" + hash(style(branded.html(), 1)) + "'", "img-src data:");
        assertThat(branded.html()).contains(".who{--brand:#aa5500}", "<img alt=\"\" src=\"data:image/png;base64,iVBORw0KGgo=\">");
    }

    @Test
    void aLookThatIsNoneIsLeftOut() {
        BriefingPage.Document bad = page(new Brand("Prairie", "red}body{display:none", "data:image/svg+xml,<svg onload=alert(1)>"), null);
        assertThat(bad.html()).doesNotContain("display:none}", "<img", "onload");
        assertThat(bad.policy()).doesNotContain("img-src");
    }

    @Test
    @Proves("BRF-33")
    void oneTapAnswersAndTheAnswerGivenIsShown() {
        assertThat(html).contains("<form method=\"post\" action=\"" + TOKEN + "/feedback\">",
                "<button name=\"useful\" value=\"yes\" aria-pressed=\"false\">Useful</button>").doesNotContain("Thank you");
        assertThat(page(new Brand("Prairie", null, null), false).html()).contains("Thank you.",
                "<button name=\"useful\" value=\"no\" aria-pressed=\"true\">Not useful</button>", "value=\"yes\" aria-pressed=\"false\"");
    }

    @Test
    void headingsComeInOrderAndListsAreLists() {
        assertThat(html.indexOf("<h1>")).isPositive().isLessThan(html.indexOf("<h2>"));
        assertThat(html.split("<h1>")).hasSize(2);
        assertThat(BriefingPage.message("This link has expired", "Ask the office.").html()).contains("<h1>This link has expired</h1>");
    }

    private static BriefingPage.Document page(Brand brand, Boolean useful) {
        return BriefingPage.html(new PageContent(brand, new Visit("48213", "Ana <script>alert(1)</script>", "Sat 10am-12pm", "Repair", "12 Bluestem Way"), "", TEXT,
                Map.of(PageContent.key("equipment", "Water heater, 13 years"), "From: Rheem & Co XG50"), List.of(new Known("Age of home", "Built in 1978", "note of Mar 2026")), useful, "Written by rules.", "Opens until Sunday."), TOKEN);
    }

    private static String style(String html, int number) {
        String rest = html.split("<style>")[number + 1];
        return rest.substring(0, rest.indexOf("</style>"));
    }

    private static String hash(String style) throws Exception {
        return "sha256-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    }
}
