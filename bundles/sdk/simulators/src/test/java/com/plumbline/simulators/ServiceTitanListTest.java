package com.plumbline.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.simulators.Vendors.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists: pages, filters, and what is wrong with a request. */
class ServiceTitanListTest {

    @TempDir
    static Path data;
    private static Sandbox sandbox;
    private Vendors vendors;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.in(data).withClock(new MovingClock("2026-11-21T16:00:00Z")));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void connect() {
        vendors = new Vendors(sandbox, 1).connected();
    }

    @Test
    void pagesGoOnWhileThereIsMore() {
        List<Long> ids = new ArrayList<>();
        JsonNode page;
        int number = 0;
        do {
            page = ok("crm/v2", "customers?active=Any&pageSize=100&page=" + ++number);
            ids.addAll(ids(page));
        } while (page.path("hasMore").asBoolean());
        assertThat(number).isEqualTo(3);
        assertThat(ids).hasSize(240).doesNotHaveDuplicates();
        assertThat(page.path("totalCount").isNull()).isTrue();
    }

    @Test
    void theTotalIsToldWhenAskedAndInactiveOnesAreLeftOutByDefault() {
        int active = ok("crm/v2", "customers?includeTotal=true").path("totalCount").asInt();
        int inactive = ok("crm/v2", "customers?includeTotal=true&active=False").path("totalCount").asInt();
        assertThat(inactive).isPositive();
        assertThat(active + inactive).isEqualTo(240);
    }

    @Test
    void pagesOutsideOfTheRangeAreRefused() {
        thenRefused("crm/v2", "customers?pageSize=5001", "pageSize");
        thenRefused("crm/v2", "customers?pageSize=0", "pageSize");
        thenRefused("crm/v2", "customers?page=0", "page");
        thenRefused("crm/v2", "customers?page=one", "page");
        assertThat(ok("crm/v2", "customers?pageSize=5000&page=9").path("data")).isEmpty();
    }

    @Test
    void valuesThatCanNotBeReadAreRefusedAndUnknownParametersIgnored() {
        thenRefused("crm/v2", "customers?ids=" + LongStream.range(0, 51).mapToObj(String::valueOf).collect(Collectors.joining(",")), "ids");
        thenRefused("crm/v2", "customers?ids=a", "ids");
        thenRefused("crm/v2", "customers?active=Maybe", "active");
        thenRefused("crm/v2", "customers?modifiedOnOrAfter=yesterday", "modifiedOnOrAfter");
        thenRefused("crm/v2", "customers?includeTotal=yes", "includeTotal");
        thenRefused("crm/v2", "customers?sort=Balance", "sort");
        thenRefused("jpm/v2", "jobs?jobStatus=Sleeping", "jobStatus");
        thenRefused("jpm/v2", "jobs?customerId=x", "customerId");
        thenRefused("accounting/v2", "invoices?activeState=True", "activeState");
        assertThat(vendors.st("crm/v2", "customers?colour=blue").status()).isEqualTo(200);
    }

    @Test
    void idsDatesAndOrderSelect() {
        JsonNode all = ok("crm/v2", "customers?pageSize=5000&active=Any&sort=-ModifiedOn");
        List<String> modified = values(all, "modifiedOn");
        assertThat(modified).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        List<Long> some = ids(all).subList(3, 6);
        assertThat(ids(ok("crm/v2", "customers?active=Any&ids=" + some.get(0) + "," + some.get(1) + "," + some.get(2))))
                .containsExactlyInAnyOrderElementsOf(some);
        String limit = modified.get(10);
        assertThat(ok("crm/v2", "customers?active=Any&includeTotal=true&modifiedOnOrAfter=" + limit).path("totalCount").asInt())
                .isEqualTo((int) modified.stream().filter(at -> at.compareTo(limit) >= 0).count());
    }

    @Test
    void aCustomerIsFoundByNamePhoneAndTown() {
        JsonNode customer = ok("crm/v2", "customers?pageSize=1").path("data").get(0);
        long id = customer.path("id").asLong();
        JsonNode contacts = ok("crm/v2", "customers/" + id + "/contacts").path("data");
        String phone = contacts.get(0).at("/phoneSettings/phoneNumber").asText();
        assertThat(phone).matches("\\d{3}55501\\d\\d");
        assertThat(ids(ok("crm/v2", "customers?phone=" + phone))).contains(id);
        assertThat(ids(ok("crm/v2", "customers?name=" + customer.path("name").asText().split(" ")[0].toLowerCase()))).contains(id);
        assertThat(values(ok("crm/v2", "locations?city=olathe&pageSize=500"), "id")).isNotEmpty();
    }

    @Test
    void todaysJobsAreFoundByTheTimeOfTheirAppointments() {
        JsonNode jobs = ok("jpm/v2", "jobs?appointmentStartsOnOrAfter=2026-11-21T06:00:00Z&appointmentStartsBefore=2026-11-22T06:00:00Z");
        assertThat(jobs.path("data")).hasSize(6);
        JsonNode assignment = ok("dispatch/v2", "appointment-assignments?pageSize=1").path("data").get(0);
        assertThat(ids(ok("jpm/v2", "jobs?pageSize=500&technicianId=" + assignment.path("technicianId").asLong())))
                .contains(assignment.path("jobId").asLong());
        assertThat(values(ok("jpm/v2", "jobs?jobStatus=Canceled"), "jobStatus")).containsOnly("Canceled");
    }

    @Test
    void oneRecordIsReadByItsIdAndAnUnknownOneIsNotThere() {
        long id = ok("jpm/v2", "jobs?pageSize=1").path("data").get(0).path("id").asLong();
        assertThat(ok("jpm/v2", "jobs/" + id).path("id").asLong()).isEqualTo(id);
        assertThat(vendors.st("jpm/v2", "jobs/1").status()).isEqualTo(404);
        assertThat(vendors.st("jpm/v2", "jobs/one").status()).isEqualTo(400);
        assertThat(vendors.st("jpm/v2", "nothing").status()).isEqualTo(404);
        assertThat(vendors.st("crm/v2", "customers/1/contacts").status()).isEqualTo(404);
    }

    @Test
    void accountingWritesAmountsAsText() {
        JsonNode invoice = ok("accounting/v2", "invoices?totalGreater=100&pageSize=1").path("data").get(0);
        assertThat(invoice.path("total").isTextual()).isTrue();
        assertThat(invoice.path("total").asText()).matches("\\d+\\.\\d\\d");
        assertThat(ids(ok("accounting/v2", "invoices?jobId=" + invoice.at("/job/id").asLong()))).contains(invoice.path("id").asLong());
        assertThat(ok("pricebook/v2", "services?pageSize=1").path("data").get(0).path("price").isNumber()).isTrue();
    }

    private JsonNode ok(String module, String path) {
        Answer answer = vendors.st(module, path);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private void thenRefused(String module, String path, String field) {
        Answer answer = vendors.st(module, path);
        assertThat(answer.status()).as(path).isEqualTo(400);
        assertThat(answer.json().path("errors").path(field).get(0).asText()).isNotEmpty();
        assertThat(answer.json().path("traceId").asText()).isNotEmpty();
    }

    private static List<Long> ids(JsonNode page) {
        return StreamSupport.stream(page.path("data").spliterator(), false).map(record -> record.path("id").asLong()).toList();
    }

    private static List<String> values(JsonNode page, String field) {
        return StreamSupport.stream(page.path("data").spliterator(), false).map(record -> record.path(field).asText()).toList();
    }
}
