package com.plumbline.simulators.internal.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Row;
import com.plumbline.simulators.internal.store.Table;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/**
 * Answers an export feed: everything, or what changed since a date, then page by page behind continuation tokens; a token at the end
 * of the feed brings only later changes. Shows inactive records too. Contract sheet, 2.
 *
 * <p>A token is opaque to the client. Inside are the feed, the position, the date it began with and the moment the companies were
 * made, so that a token of another feed, tenant or of a sandbox that was reset is refused.
 */
final class Feeds {

    static final int PAGE = 500;
    private static final int RECENT_MILLIS = 60_000;

    private final Companies companies;
    private final Clock clock;

    Feeds(Companies companies, Clock clock) {
        this.companies = companies;
        this.clock = clock;
    }

    Response answer(Kind kind, Company company, Request request) {
        boolean recent = request.parameter("includeRecentChanges").map(value -> Values.bool("includeRecentChanges", value)).orElse(false);
        Position from = request.parameter("from").map(value -> position(kind, company, value)).orElse(new Position(0, 0));
        Table table = company.shop().table(kind);
        List<Row> rows = table.after(from.seq, PAGE + 1, row -> row.modifiedMillis() >= from.sinceMillis);
        boolean more = rows.size() > PAGE;
        List<Row> page = more ? rows.subList(0, PAGE) : rows;
        long reached = page.isEmpty() ? from.seq : page.get(page.size() - 1).seq();
        if (recent && !more) {
            reached = beforeRecent(page, reached);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Lists.write(out, "{\"hasMore\":" + more + ",\"continueFrom\":\"" + token(kind, company, new Position(reached, from.sinceMillis))
                + "\",\"data\":");
        Lists.writeRows(out, page, null);
        Lists.write(out, "}");
        return Response.json(200, out.toByteArray());
    }

    /** Asked for the newest at once, the vendor may repeat them later: here whatever is younger than a minute comes once more. */
    private long beforeRecent(List<Row> page, long reached) {
        long limit = clock.millis() - RECENT_MILLIS;
        for (Row row : page) {
            if (row.modifiedMillis() > limit && row.seq() > 0) {
                return row.seq() - 1;
            }
        }
        return reached;
    }

    private Position position(Kind kind, Company company, String from) {
        if (from.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
            return new Position(0, Values.time("from", from).toEpochMilli());
        }
        try {
            JsonNode token = Json.read(Base64.getUrlDecoder().decode(from.getBytes(StandardCharsets.US_ASCII)));
            boolean ours = token.path("f").asText().equals(kind.name()) && token.path("t").asLong() == company.tenantId()
                    && token.path("e").asLong() == companies.madeAt().toEpochMilli();
            if (ours) {
                return new Position(token.path("s").asLong(), token.path("m").asLong());
            }
        } catch (IllegalArgumentException | UncheckedIOException notOurs) {
            throw unknown();
        }
        throw unknown();
    }

    private static ApiError.Invalid unknown() {
        return new ApiError.Invalid("from", "The continuation token is not valid for this feed. Start again without one.");
    }

    private String token(Kind kind, Company company, Position position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(Json.object().put("f", kind.name())
                .put("t", company.tenantId()).put("e", companies.madeAt().toEpochMilli()).put("s", position.seq)
                .put("m", position.sinceMillis)));
    }

    /** @param sinceMillis only records that were modified then or later; 0 for all */
    private record Position(long seq, long sinceMillis) {
    }
}
