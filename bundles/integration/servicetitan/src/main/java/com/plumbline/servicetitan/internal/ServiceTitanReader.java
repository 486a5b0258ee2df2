package com.plumbline.servicetitan.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorLine;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import com.plumbline.servicetitan.internal.FieldMap.EntityMap;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads ServiceTitan's feeds and lists. Everything that this class can do is a GET. */
final class ServiceTitanReader {

    /** @param next where the feed goes on, also when there is nothing more for now */
    record FeedPage(List<JsonNode> records, String next, boolean more) {}

    /** @param total {@code null} unless it was asked for */
    record ListPage(List<JsonNode> records, boolean more, Long total) {}

    /** The vendor's upper limit. Source: partnerapis.servicetitan.io/docs/timeouts-and-pagination. */
    static final int LARGEST_PAGE = 5000;

    private final ServiceTitanSettings settings;
    private final VendorLine line;

    ServiceTitanReader(ServiceTitanSettings settings, VendorLine line) {
        this.settings = settings;
        this.line = line;
    }

    /**
     * Recent changes are asked for at once: without that the vendor holds them back for minutes. It may then repeat records.
     *
     * @param from a token that an earlier page gave, a date, or {@code null} for the beginning
     */
    FeedPage feed(EntityMap entity, String from) {
        String query = "includeRecentChanges=true" + (from == null ? "" : "&from=" + encoded(from));
        JsonNode answer = get("export-" + entity.entity(), entity.feed(), query);
        return new FeedPage(records(answer, null), answer.path("continueFrom").asText(from), answer.path("hasMore").asBoolean());
    }

    /** @param since modified then or later; {@code null} for all */
    ListPage list(EntityMap entity, int page, int pageSize, Instant since) {
        String query = "page=" + page + "&pageSize=" + pageSize + (entity.listQuery() == null ? "" : "&" + entity.listQuery())
                + (since == null ? "" : "&modifiedOnOrAfter=" + encoded(since.toString()));
        return listPage(get("list-" + entity.entity(), entity.list(), query), entity.listRecord());
    }

    /** How many records the list has, in one small call. */
    Long total(EntityMap entity, Instant since) {
        String query = "page=1&pageSize=1&includeTotal=true" + (entity.listQuery() == null ? "" : "&" + entity.listQuery())
                + (since == null ? "" : "&modifiedOnOrAfter=" + encoded(since.toString()));
        return listPage(get("count-" + entity.entity(), entity.list(), query), entity.listRecord()).total();
    }

    /** Walks the whole list. */
    void all(String what, String path, String query, String listRecord, Consumer<JsonNode> each) {
        ListPage page;
        int number = 1;
        do {
            page = listPage(get(what, path, "page=" + number++ + "&pageSize=" + LARGEST_PAGE + (query == null ? "" : "&" + query)), listRecord);
            page.records().forEach(each);
        } while (page.more());
    }

    /** One record of the smallest list: shows that addresses, keys and tenant fit together. */
    void tryOut() {
        get("test", "/settings/v2/tenant/{tenant}/business-units", "page=1&pageSize=1");
    }

    static VendorCall probe(ServiceTitanSettings settings) {
        return VendorCall.get(ServiceTitanPlugin.ID + ".probe",
                uri(settings, "/settings/v2/tenant/{tenant}/business-units", "page=1&pageSize=1"));
    }

    /** A date as feeds begin from it; they compare it with the time of the last change. */
    static String day(Instant since) {
        return since.truncatedTo(ChronoUnit.DAYS).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private JsonNode get(String what, String path, String query) {
        String operation = ServiceTitanPlugin.ID + "." + what;
        JsonNode answer = line.call(VendorCall.get(operation, uri(settings, path, query))).json();
        if (!answer.path("data").isArray()) {
            throw new VendorFailure(ServiceTitanPlugin.ID, operation, Kind.REFUSED, "not-servicetitan",
                    "The base address does not answer as ServiceTitan's does. Check it: it is usually https://api.servicetitan.io.");
        }
        return answer;
    }

    private static URI uri(ServiceTitanSettings settings, String path, String query) {
        return URI.create(settings.base() + path.replace("{tenant}", encoded(settings.tenantId())) + "?" + query);
    }

    private static ListPage listPage(JsonNode answer, String listRecord) {
        return new ListPage(records(answer, listRecord), answer.path("hasMore").asBoolean(),
                answer.path("totalCount").isNumber() ? answer.path("totalCount").asLong() : null);
    }

    private static List<JsonNode> records(JsonNode answer, String listRecord) {
        List<JsonNode> records = new ArrayList<>(answer.path("data").size());
        answer.path("data").forEach(each -> records.add(listRecord == null ? each : each.path(listRecord)));
        return records;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
