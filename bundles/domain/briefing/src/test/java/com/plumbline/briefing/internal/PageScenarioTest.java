package com.plumbline.briefing.internal;

import static com.plumbline.briefing.internal.AutomaticOffice.TESS;
import static com.plumbline.briefing.internal.AutomaticOffice.THEO;
import static com.plumbline.briefing.internal.AutomaticOffice.job;
import static com.plumbline.briefing.internal.AutomaticOffice.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.briefing.internal.automation.AutomationRules.Mode;
import com.plumbline.briefing.internal.automation.AutomationRules.Moment;
import com.plumbline.briefing.internal.page.PageServlet;
import com.plumbline.briefing.internal.results.Results;
import com.plumbline.briefing.internal.results.Results.Group;
import com.plumbline.contract.Proves;
import com.plumbline.jobs.Job;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** From the link in the SMS to the company's results. */
class PageScenarioTest {

    private static final Instant NINE = Instant.parse("2026-11-23T15:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-23T18:00:00Z");

    @TempDir
    Path folder;
    private TenantId tenant;
    private AutomaticOffice office;
    private PageServlet servlet;
    private Job job;

    private record Answered(int status, Map<String, String> headers, String body) {}

    @BeforeEach
    void aBriefingOnThePhone(TestStorage storage, TenantId tenant) {
        this.tenant = tenant;
        office = new AutomaticOffice(storage, tenant, folder, NINE);
        servlet = new PageServlet(office.pages);
        office.automatic(Mode.AUTOMATIC, Moment.ASSIGNMENT, 2);
        job = job(31, NOON, TESS);
        office.happens("job.assigned", job);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @ForEachStorage
    @Proves({"BRF-33", "BRF-26"})
    void openingAndOneTapFlowBackToTheResultsAndTheAnswerCanBeChanged() throws Exception {
        assertThat(office.results.between(tenant, null, null)).satisfies(all -> {
            assertThat(all.sent()).isEqualTo(1);
            assertThat(all.opened()).isZero();
        });
        Answered page = get(token(0));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Prairie Plumbing", "Ana Rivera", "12 Bluestem Way", "Was this useful?").doesNotContain("555-01", "ana@example.com");
        assertThat(page.headers()).containsEntry("Cache-Control", "private, no-cache").containsEntry("Referrer-Policy", "no-referrer");
        assertThat(page.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(14_000);

        Answered thanked = post(token(0) + "/feedback", "yes");
        assertThat(thanked.status()).isEqualTo(303);
        assertThat(thanked.headers()).containsEntry("Location", "../" + token(0) + "#useful");
        assertThat(get(token(0)).body()).contains("value=\"yes\" aria-pressed=\"true\"");
        post(token(0) + "/feedback", "yes");
        post(token(0) + "/feedback", "no");

        Results.Summary all = office.results.between(tenant, LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24));
        assertThat(all.byTechnician()).containsExactly(new Group(TESS.toString(), "Tess Tech", 1, 1, 0, 1));
        assertThat(all.byJobType()).containsExactly(new Group(AutomaticOffice.REPAIR.toString(), "Water Heater Repair", 1, 1, 0, 1));
        assertThat(all.items()).singleElement().satisfies(item -> {
            assertThat(item.useful()).isFalse();
            assertThat(item.openedAt()).isEqualTo(NINE);
            assertThat(item.number()).isEqualTo("48031");
        });
        assertThat(office.results.between(tenant, LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23)).sent()).isZero();
        assertThatThrownBy(() -> office.results.between(tenant, LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 23))).isInstanceOf(RuleViolation.class);
    }

    @ForEachStorage
    @Proves("BRF-33")
    void theLinkIsOneTechniciansUntilTheVisitIsOver() throws Exception {
        String hers = token(0);
        office.happens("job.assigned", with(job, "Scheduled", NOON, THEO));
        assertThat(get(hers).status()).isEqualTo(410);
        assertThat(post(hers + "/feedback", "yes").status()).isEqualTo(410);
        assertThat(get(token(1)).status()).isEqualTo(200);
        assertThat(get(token(1).substring(1) + "0").status()).isEqualTo(404);
        assertThat(post(token(1), "yes").status()).isEqualTo(404);
        assertThat(post(token(1) + "/feedback", "maybe").status()).isEqualTo(422);
        assertThat(office.results.between(tenant, null, null).useful()).isZero();

        office.until(NOON.plus(Duration.ofHours(14)));
        Answered expired = get(token(1));
        assertThat(expired.status()).isEqualTo(410);
        assertThat(expired.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(expired.body()).contains("This link has expired").doesNotContain("Ana");
        assertThat(post(token(1) + "/feedback", "yes").status()).isEqualTo(410);
    }

    @ForEachStorage
    void aMessengerThatLooksAheadDidNotOpenIt() throws Exception {
        exchange("GET", token(0), Map.of("Sec-Purpose", "prefetch;prerender"), null);
        exchange("HEAD", token(0), Map.of(), null);
        assertThat(office.results.between(tenant, null, null).opened()).isZero();
    }

    private String token(int message) {
        String body = office.carrier.phones.get(message).body();
        return body.substring(body.indexOf("/b/") + 3);
    }

    private Answered get(String path) throws Exception {
        return exchange("GET", path, Map.of(), null);
    }

    private Answered post(String path, String useful) throws Exception {
        return exchange("POST", path, Map.of(), useful);
    }

    private Answered exchange(String method, String path, Map<String, String> sent, String useful) throws Exception {
        HttpServletRequest request = Fake.of(HttpServletRequest.class).on("getMethod", with -> method).on("getPathInfo", with -> "/" + path)
                .on("getParameter", with -> "useful".equals(with[0]) ? useful : null).on("getHeader", with -> sent.get(with[0])).on("getProtocol", with -> "HTTP/1.1")
                .on("getDispatcherType", with -> null).get();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> headers = new HashMap<>();
        int[] status = {200};
        HttpServletResponse response = Fake.of(HttpServletResponse.class).on("setStatus", with -> status[0] = (int) with[0])
                .on("setHeader", with -> headers.put((String) with[0], (String) with[1])).on("setContentType", with -> null).on("setContentLength", with -> null)
                .on("isCommitted", with -> false).on("containsHeader", with -> false).on("setContentLengthLong", with -> null).on("getOutputStream", with -> stream(body)).get();
        servlet.service(request, response);
        return new Answered(status[0], headers, body.toString(StandardCharsets.UTF_8));
    }

    private static ServletOutputStream stream(OutputStream to) {
        return new ServletOutputStream() {
            @Override
            public void write(int each) {
                try {
                    to.write(each);
                } catch (IOException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
