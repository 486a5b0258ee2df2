package com.plumbline.simulators.internal.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Row;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Answers a list: standard filters (ids, active, dates), the resource's own, sort, pages. Unknown parameters are ignored, known ones
 * with a bad value refused. Contract sheet, 2.
 */
final class Lists {

    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 5000;
    private static final Set<String> SORTABLE = Set.of("id", "createdon", "modifiedon", "name");

    private Lists() {
    }

    static Response answer(Resource resource, Company company, Request request, Predicate<ObjectNode> besides) {
        List<Row> found = new ArrayList<>();
        Predicate<Row> standard = standard(resource, request);
        List<Predicate<ObjectNode>> own = own(resource, company, request);
        if (besides != null) {
            own.add(besides);
        }
        for (Row row : company.shop().table(resource.kind).rows()) {
            if (standard.test(row) && (own.isEmpty() || matches(own, row.record()))) {
                found.add(row);
            }
        }
        request.parameter("sort").ifPresent(sort -> sort(found, sort));
        return page(resource, request, found);
    }

    private static boolean matches(List<Predicate<ObjectNode>> conditions, ObjectNode record) {
        return conditions.stream().allMatch(condition -> condition.test(record));
    }

    private static Predicate<Row> standard(Resource resource, Request request) {
        Predicate<Row> wanted = activity(resource, request);
        Optional<Set<Long>> ids = request.parameter("ids").map(value -> Values.ids("ids", value));
        if (ids.isPresent()) {
            wanted = wanted.and(row -> ids.get().contains(row.id()));
        }
        wanted = limit(wanted, request, "createdOnOrAfter", (row, millis) -> row.createdMillis() >= millis);
        wanted = limit(wanted, request, "createdBefore", (row, millis) -> row.createdMillis() < millis);
        wanted = limit(wanted, request, "modifiedOnOrAfter", (row, millis) -> row.modifiedMillis() >= millis);
        return limit(wanted, request, "modifiedBefore", (row, millis) -> row.modifiedMillis() < millis);
    }

    private static Predicate<Row> limit(Predicate<Row> wanted, Request request, String name,
            java.util.function.BiPredicate<Row, Long> holds) {
        return request.parameter(name).map(value -> Values.time(name, value).toEpochMilli())
                .map(millis -> wanted.and(row -> holds.test(row, millis))).orElse(wanted);
    }

    /** Active ones only, unless asked otherwise; accounting has its own words for it. */
    private static Predicate<Row> activity(Resource resource, Request request) {
        return switch (resource.activity) {
            case NONE -> row -> true;
            case ACTIVE -> activity(request, "active", "True", "False", "Any");
            case ACTIVE_STATE -> activity(request, "activeState", "ActiveOnly", "InactiveOnly", "All");
        };
    }

    private static Predicate<Row> activity(Request request, String name, String active, String inactive, String any) {
        String value = request.parameter(name).orElse(active);
        if (value.equalsIgnoreCase(any)) {
            return row -> true;
        }
        if (!value.equalsIgnoreCase(active) && !value.equalsIgnoreCase(inactive)) {
            throw new ApiError.Invalid(name, "The value '" + value + "' is not valid for " + name + ".");
        }
        boolean wanted = value.equalsIgnoreCase(active);
        return row -> row.active() == wanted;
    }

    private static List<Predicate<ObjectNode>> own(Resource resource, Company company, Request request) {
        List<Predicate<ObjectNode>> conditions = new ArrayList<>();
        resource.filters.forEach((name, filter) -> {
            // A list is given with commas or by repeating the parameter.
            String value = String.join(",", request.queryParameters().getOrDefault(name, List.of()));
            if (!value.isEmpty()) {
                conditions.add(filter.read(name, value, company.shop()));
            }
        });
        return conditions;
    }

    /** {@code +Field} or {@code -Field}; an unescaped plus arrives as a blank. */
    private static void sort(List<Row> rows, String sort) {
        String field = sort.substring(1);
        char direction = sort.charAt(0);
        if ("+- ".indexOf(direction) < 0 || !SORTABLE.contains(field.toLowerCase(java.util.Locale.ROOT))) {
            throw new ApiError.Invalid("sort", "Sorting by '" + sort + "' is not supported.");
        }
        Comparator<Row> order = switch (field.toLowerCase(java.util.Locale.ROOT)) {
            case "createdon" -> Comparator.comparingLong(Row::createdMillis);
            case "modifiedon" -> Comparator.comparingLong(Row::modifiedMillis);
            case "name" -> Comparator.comparing(row -> row.record().path("name").asText());
            default -> Comparator.comparingLong(Row::id);
        };
        rows.sort((direction == '-' ? order.reversed() : order).thenComparingLong(Row::id));
    }

    private static Response page(Resource resource, Request request, List<Row> found) {
        long page = request.parameter("page").map(value -> Values.whole("page", value)).orElse(1L);
        long size = request.parameter("pageSize").map(value -> Values.whole("pageSize", value)).orElse((long) DEFAULT_PAGE);
        if (page < 1) {
            throw new ApiError.Invalid("page", "The first page is 1.");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new ApiError.Invalid("pageSize", "The page size is between 1 and " + LARGEST_PAGE + ".");
        }
        boolean total = request.parameter("includeTotal").map(value -> Values.bool("includeTotal", value)).orElse(false);
        int from = (int) Math.min((page - 1) * size, found.size());
        int to = (int) Math.min(from + size, found.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "{\"page\":" + page + ",\"pageSize\":" + size + ",\"hasMore\":" + (to < found.size()) + ",\"totalCount\":"
                + (total ? String.valueOf(found.size()) : "null") + ",\"data\":");
        writeRows(out, found.subList(from, to), resource);
        write(out, "}");
        return Response.json(200, out.toByteArray());
    }

    /** The rows as a JSON list; {@code resource} {@code null} shows them as they are. */
    static void writeRows(ByteArrayOutputStream out, List<Row> rows, Resource resource) {
        write(out, "[");
        String separator = "";
        for (Row row : rows) {
            write(out, separator);
            out.writeBytes(shown(resource, row));
            separator = ",";
        }
        write(out, "]");
    }

    static byte[] shown(Resource resource, Row row) {
        return resource == null || resource.view == null ? row.json() : Json.bytes((JsonNode) resource.view.apply(row.record()));
    }

    static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
