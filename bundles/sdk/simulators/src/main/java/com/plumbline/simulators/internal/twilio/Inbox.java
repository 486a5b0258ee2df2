package com.plumbline.simulators.internal.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.store.Json;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Someone answers on a simulated phone: the carrier obeys STOP, START and HELP by itself, then posts the message, signed, to the
 * company's server, and delivers what that answers. Contract sheet, Inbound SMS.
 */
final class Inbox {

    private static final Set<String> STOP = Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT");
    private static final Set<String> START = Set.of("START", "YES", "UNSTOP");
    private static final Set<String> HELP = Set.of("HELP", "INFO");

    private final MessageBook book;
    private final Webhooks webhooks;
    private final Companies companies;
    private final String webhookBase;
    private final Clock clock;

    Inbox(MessageBook book, Webhooks webhooks, Companies companies, String webhookBase, Clock clock) {
        this.book = book;
        this.webhooks = webhooks;
        this.companies = companies;
        this.webhookBase = webhookBase;
        this.clock = clock;
    }

    /** @param company {@code null} for the one that last wrote to this phone */
    ObjectNode receive(String phone, String body, Company company) {
        Company receiver = company != null ? company : lastWriter(phone);
        String shop = receiver.credentials().fromNumber();
        Sms sms = keep(receiver, phone, shop, body, "inbound", "received");
        String optOut = keyword(body);
        if (optOut != null) {
            obey(receiver, phone, optOut);
        }
        ObjectNode answer = Json.object().put("sid", sms.sid()).put("to", shop).put("company", receiver.key()).put("optOutType", optOut);
        deliver(receiver, sms, optOut, answer.putObject("webhook"));
        return answer;
    }

    private Company lastWriter(String phone) {
        List<Sms> written = book.all(sms -> sms.to().equals(phone) && !sms.isInbound());
        return written.isEmpty() ? companies.all().get(0)
                : companies.byKey(written.get(written.size() - 1).company()).orElse(companies.all().get(0));
    }

    private static String keyword(String body) {
        String word = body.trim().toUpperCase(Locale.ROOT);
        return STOP.contains(word) ? "STOP" : START.contains(word) ? "START" : HELP.contains(word) ? "HELP" : null;
    }

    private void obey(Company company, String phone, String keyword) {
        String shop = company.credentials().fromNumber();
        if (keyword.equals("HELP")) {
            keep(company, shop, phone, "Reply STOP to unsubscribe. Msg&Data Rates May Apply.", "outbound-reply", "delivered");
            return;
        }
        boolean out = keyword.equals("STOP");
        book.optOut(shop, phone, out);
        keep(company, shop, phone, out ? "You have successfully been unsubscribed. You will not receive any more messages from this number. "
                + "Reply START to resubscribe." : "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
                + "Reply STOP to unsubscribe. Msg&Data Rates May Apply.", "outbound-reply", "delivered");
    }

    private void deliver(Company company, Sms sms, String optOut, ObjectNode report) {
        String url = address(company);
        report.put("url", url);
        try {
            HttpResponse<String> response = webhooks.post(url, company.credentials().authToken(), fields(sms, optOut)).get(20, TimeUnit.SECONDS);
            report.put("status", response.statusCode());
            if (response.statusCode() / 100 == 2 && !book.isOptedOut(sms.to(), sms.from())) {
                Twiml.messages(response.body()).forEach(text -> keep(company, sms.to(), sms.from(), text, "outbound-reply", "delivered"));
            }
        } catch (ExecutionException | TimeoutException unreachable) {
            report.put("error", "Nobody answered at " + url + ".");
        } catch (IllegalArgumentException notTwiml) {
            report.put("error", notTwiml.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** As set by a plan; else beside the last status callback; else where the appliance's companies have it. */
    String address(Company company) {
        Optional<String> set = book.webhook(company.credentials().fromNumber());
        if (set.isPresent()) {
            return set.get();
        }
        List<Sms> reporting = book.all(sms -> sms.company().equals(company.key()) && sms.statusCallback() != null);
        if (!reporting.isEmpty()) {
            return reporting.get(reporting.size() - 1).statusCallback().replaceFirst("\\?.*$", "").replaceFirst("/[^/]*$", "/inbound");
        }
        return webhookBase + "/hooks/twilio/" + company.key() + "/inbound";
    }

    private static SortedMap<String, String> fields(Sms sms, String optOut) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (String name : List.of("MessageSid", "SmsSid", "SmsMessageSid")) {
            fields.put(name, sms.sid());
        }
        fields.put("AccountSid", sms.accountSid());
        fields.put("From", sms.from());
        fields.put("To", sms.to());
        fields.put("Body", sms.body());
        fields.put("NumMedia", "0");
        fields.put("NumSegments", String.valueOf(sms.segments().count()));
        fields.put("SmsStatus", "received");
        fields.put("ApiVersion", "2010-04-01");
        fields.put("FromCountry", "US");
        fields.put("ToCountry", "US");
        if (optOut != null) {
            fields.put("OptOutType", optOut);
        }
        return fields;
    }

    private Sms keep(Company company, String from, String to, String body, String direction, String status) {
        Instant now = clock.instant();
        return book.save(new Sms(book.nextNumber(), book.newSid(), company.key(), company.credentials().accountSid(), from, to, body, direction,
                null, null, status, 0, now, now, now, null));
    }
}
