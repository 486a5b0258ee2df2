package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import com.plumbline.itests.Operations.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two companies on one appliance: the second walks every resource with the first one's ids. */
class IsolationScenarioTest {

    private static final String MARKER = "MARKER-OF-THE-FIRST-COMPANY";
    private static final Pattern ID = Pattern.compile("\"((?:cus|loc|con|eqp|job|apt|tec|bri|dlv|msg|usr|run|evt|nte|aud|fct|tok|log)_[0-9A-Z]{13})\"");

    @TempDir
    static Path data;
    private static Demo demo;
    private static Rest first;
    private static Rest second;

    @BeforeAll
    static void twoCompanies() {
        demo = Demo.in(data).start();
        first = demo.owner();
        Steps steps = new Steps(first);
        steps.mirrored();
        second = secondCompany();
        new Steps(second).mirrored();
        plantMarkers(steps);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    @Proves({"TEN-01", "TEN-07"})
    void theOtherCompanysIdsAreUnknownWhateverIsCalled() {
        Set<String> ids = idsOf(first);
        assertThat(ids).hasSizeGreaterThan(20);
        List<String> leaks = new ArrayList<>();
        int calls = 0;
        for (Operation operation : Operations.of(second)) {
            if (operation.addressesOneThing() && !operation.path().contains("/operator/")) {
                for (String id : onePerKind(ids)) {
                    String body = operation.takesBody() ? "{}" : null;
                    Rest.Answer answer = second.call(operation.method(), operation.pathWith(id), body);
                    calls++;
                    if (answer.status() / 100 == 2 || answer.text().contains(MARKER)) {
                        leaks.add(operation + " with " + id + " → " + answer.status());
                    }
                }
            }
        }
        assertThat(calls).isGreaterThan(100);
        assertThat(leaks).isEmpty();
    }

    @Test
    @Proves("TEN-01")
    void noListHoldsAByteOfTheOtherCompany() {
        List<String> leaks = new ArrayList<>();
        int seen = 0;
        for (Operation operation : Operations.of(second)) {
            if (operation.method().equals("GET") && !operation.addressesOneThing() && !operation.path().contains("/operator/")) {
                Rest.Answer answer = second.get(operation.path() + "?q=MARKER");
                seen += first.get(operation.path() + "?q=MARKER").text().contains(MARKER) ? 1 : 0;
                Rest.Answer plain = second.get(operation.path());
                if (answer.text().contains(MARKER) || plain.text().contains(MARKER)) {
                    leaks.add(operation.toString());
                }
            }
        }
        assertThat(seen).as("lists in which the first company itself finds its marker").isPositive();
        assertThat(leaks).isEmpty();
    }

    private static Rest secondCompany() {
        JsonNode setup = demo.sandbox().rest().get("/sandbox/setup?company=2&sandbox=" + demo.sandbox().rest().base() + "&publicUrl=" + demo.address()).ok();
        ((ObjectNode) setup.path("owner")).put("password", "a-long-enough-password-2");
        demo.operator().post("/api/operator/companies", setup).ok();
        return Rest.signIn(demo.address(), setup.path("owner").path("email").asText(), "a-long-enough-password-2");
    }

    private static void plantMarkers(Steps steps) {
        JsonNode customer = Steps.items(first.get("/api/customers?pageSize=1").ok()).get(0);
        JsonNode detail = first.get("/api/customers/" + customer.path("id").asText()).ok();
        demo.sandbox().plan(Rest.JSON.createObjectNode().put("action", "changeCustomer").put("id", detail.path("externalId").asLong()).put("name", MARKER));
        steps.syncNow();
        first.post("/api/customers/" + customer.path("id").asText() + "/notes", Rest.JSON.createObjectNode().put("text", MARKER).put("pinned", false)).ok();
        steps.sendBriefing(steps.writeBriefing(steps.jobWithPhone().path("id").asText()));
    }

    private static Set<String> idsOf(Rest rest) {
        Set<String> ids = new LinkedHashSet<>();
        List<String> pages = new ArrayList<>(Operations.of(rest).stream().filter(operation -> operation.method().equals("GET") && !operation.addressesOneThing())
                .map(Operation::path).toList());
        List<String> details = new ArrayList<>();
        for (String page : pages) {
            Matcher matcher = ID.matcher(rest.get(page).text());
            while (matcher.find()) {
                ids.add(matcher.group(1));
            }
        }
        ids.stream().filter(id -> id.startsWith("cus_")).limit(1).forEach(id -> details.add("/api/customers/" + id));
        ids.stream().filter(id -> id.startsWith("job_")).limit(3).forEach(id -> details.addAll(List.of("/api/jobs/" + id, "/api/jobs/" + id + "/briefing")));
        for (String detail : details) {
            Matcher matcher = ID.matcher(rest.get(detail).text());
            while (matcher.find()) {
                ids.add(matcher.group(1));
            }
        }
        return ids;
    }

    private static List<String> onePerKind(Set<String> ids) {
        List<String> one = new ArrayList<>();
        Set<String> kinds = new LinkedHashSet<>();
        for (String id : ids) {
            if (kinds.add(id.substring(0, 3))) {
                one.add(id);
            }
        }
        return one;
    }
}
