package com.plumbline.simulators.internal.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.twilio.TwilioError.Refused;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code …/Messages.json}: send, list, fetch, cancel, redact, delete. Contract sheet, Send a message. */
final class MessagesApi {

    private static final int LONGEST_BODY = 1600;
    private static final int LARGEST_PAGE = 1000;

    private final MessageBook book;
    private final Carrier carrier;
    private final Clock clock;

    MessagesApi(MessageBook book, Carrier carrier, Clock clock) {
        this.book = book;
        this.carrier = carrier;
        this.clock = clock;
    }

    Response send(Company company, Request request) {
        Map<String, List<String>> form = request.form();
        String to = Request.first(form, "To").orElseThrow(() -> new Refused(400, 21604));
        String body = Request.first(form, "Body").orElseThrow(() -> new Refused(400, 21602));
        Optional<String> service = Request.first(form, "MessagingServiceSid");
        String from = sender(company, Request.first(form, "From"), service);
        Optional<String> callback = Request.first(form, "StatusCallback");
        callback.ifPresent(MessagesApi::checkAddress);
        if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
            throw new Refused(400, 21617);
        }
        checkRecipient(from, to);
        Optional<Instant> sendAt = Request.first(form, "SendAt").filter(at -> service.isPresent()).map(MessagesApi::time);
        Instant now = clock.instant();
        Sms sms = book.save(new Sms(book.nextNumber(), book.newSid(), company.key(), company.credentials().accountSid(), from, to, body,
                "outbound-api", service.orElse(null), callback.orElse(null), sendAt.isPresent() ? "scheduled" : service.isPresent() ? "accepted" : "queued",
                0, now, now, null, sendAt.orElse(null)));
        carrier.take(sms);
        return Response.json(201, sms.json());
    }

    private static String sender(Company company, Optional<String> from, Optional<String> service) {
        if (service.isPresent() && !service.get().equals(company.credentials().messagingServiceSid())) {
            throw new Refused(404, 21701);
        }
        if (from.isEmpty() && service.isEmpty()) {
            throw new Refused(400, 21603);
        }
        if (from.isPresent() && !from.get().equals(company.credentials().fromNumber())) {
            throw new Refused(400, 21606);
        }
        return company.credentials().fromNumber();
    }

    private void checkRecipient(String from, String to) {
        if (!to.matches("\\+[1-9]\\d{6,14}") || to.startsWith("+1") && !to.matches("\\+1[2-9]\\d{9}")) {
            throw new Refused(400, 21211, "Invalid 'To' Phone Number: " + to);
        }
        if (!to.startsWith("+1")) {
            throw new Refused(403, 21408);
        }
        int fate = book.fate(to);
        if (fate != 0 && fate < 30000) {
            throw new Refused(fate == 21408 ? 403 : 400, fate, fate == 21211 ? "Invalid 'To' Phone Number: " + to : TwilioError.text(fate));
        }
        if (book.isOptedOut(from, to)) {
            throw new Refused(400, 21610);
        }
    }

    private static void checkAddress(String callback) {
        try {
            URI uri = URI.create(callback);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new Refused(400, 21609);
        }
        throw new Refused(400, 21609);
    }

    Response fetch(Company company, Request request) {
        return Response.ok(mine(company, request).json());
    }

    /** {@code Status=canceled} for a scheduled one, or {@code Body=} to blank it. */
    Response update(Company company, Request request) {
        Sms sms = mine(company, request);
        Map<String, List<String>> form = request.form();
        if ("canceled".equals(Request.first(form, "Status").orElse(""))) {
            if (!sms.status().equals("scheduled")) {
                throw new Refused(400, 30409);
            }
            return Response.ok(book.save(sms.with("canceled", 0, clock.instant())).json());
        }
        if (form.containsKey("Body") && form.get("Body").get(0).isEmpty()) {
            return Response.ok(book.save(sms.withBody("", clock.instant())).json());
        }
        throw new Refused(400, 20001);
    }

    Response delete(Company company, Request request) {
        Sms sms = mine(company, request);
        if (!sms.isFinal()) {
            throw new Refused(409, 20001, "The message is not yet complete");
        }
        book.remove(sms.sid());
        return Response.empty(204);
    }

    private Sms mine(Company company, Request request) {
        String sid = request.var("sid").replaceFirst("\\.json$", "");
        return book.find(sid).filter(sms -> sms.company().equals(company.key()))
                .orElseThrow(() -> new Refused(404, 20404, "The requested resource " + request.path() + " was not found"));
    }

    /** Newest first. A message that has not left yet counts with the time it was taken on. */
    Response list(Company company, Request request) {
        Predicate<Sms> wanted = sms -> sms.company().equals(company.key());
        Optional<String> to = request.parameter("To").map(MessagesApi::number);
        Optional<String> from = request.parameter("From").map(MessagesApi::number);
        wanted = wanted.and(sms -> to.map(sms.to()::equals).orElse(true) && from.map(sms.from()::equals).orElse(true));
        wanted = date(wanted, request, "DateSent>", (sent, limit) -> !sent.isBefore(limit));
        wanted = date(wanted, request, "DateSent<", (sent, limit) -> !sent.isAfter(limit));
        wanted = date(wanted, request, "DateSent", (sent, limit) -> !sent.isBefore(limit) && sent.isBefore(limit.plus(Duration.ofDays(1))));
        List<Sms> found = book.all(wanted);
        java.util.Collections.reverse(found);

        int size = whole(request, "PageSize", 50);
        int page = whole(request, "Page", 0);
        if (size < 1 || size > LARGEST_PAGE || page < 0) {
            throw new Refused(400, 20001, "Page size must be between 1 and " + LARGEST_PAGE);
        }
        // The page token pins the newest message of the first page, so that new ones do not shift the pages.
        long newest = request.parameter("PageToken").map(token -> Long.parseLong(token.replaceAll("\\D", "")))
                .orElse(found.isEmpty() ? 0 : found.get(0).number());
        List<Sms> pinned = found.stream().filter(sms -> sms.number() <= newest).toList();
        List<Sms> shown = pinned.stream().skip((long) page * size).limit(size).toList();
        ObjectNode answer = Json.object();
        ArrayNode messages = answer.putArray("messages");
        shown.forEach(sms -> messages.add(sms.json()));
        boolean more = pinned.size() > (page + 1) * size;
        answer.put("page", page).put("page_size", size).put("start", page * size).put("end", page * size + Math.max(0, shown.size() - 1))
                .put("uri", uri(request, page, newest)).put("first_page_uri", uri(request, 0, 0))
                .put("next_page_uri", more ? uri(request, page + 1, newest) : null)
                .put("previous_page_uri", page > 0 ? uri(request, page - 1, newest) : null);
        return Response.ok(answer);
    }

    private static Predicate<Sms> date(Predicate<Sms> wanted, Request request, String name, java.util.function.BiPredicate<Instant, Instant> holds) {
        return request.parameter(name).map(MessagesApi::time)
                .map(limit -> wanted.and(sms -> holds.test(sms.sent() == null ? sms.created() : sms.sent(), limit))).orElse(wanted);
    }

    private static Instant time(String text) {
        String value = text.trim().replace(' ', '+');
        try {
            return value.length() <= 10 ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC) : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException notATime) {
            throw new Refused(400, 20001, "Invalid date: " + text);
        }
    }

    /** A plus sign that was not escaped arrives as a blank. */
    private static String number(String text) {
        return text.replace(' ', '+');
    }

    private static int whole(Request request, String name, int otherwise) {
        try {
            return request.parameter(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException notANumber) {
            throw new Refused(400, 20001, name + " is not a number");
        }
    }

    /** Relative to the vendor's host, as the vendor writes it: without the simulator's own prefix. */
    private static String uri(Request request, int page, long newest) {
        String kept = request.queryParameters().entrySet().stream()
                .filter(entry -> !List.of("Page", "PageToken").contains(entry.getKey()))
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue().get(0), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request.path().replaceFirst("^/twilio", "") + "?" + (kept.isEmpty() ? "" : kept + "&") + "Page=" + page
                + (page > 0 ? "&PageToken=PASM" + newest : "");
    }
}
