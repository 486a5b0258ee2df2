package com.plumbline.simulators.internal.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.http.Faults;
import com.plumbline.simulators.internal.http.Handler;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.http.SandboxServer.VendorErrors;
import com.plumbline.simulators.internal.http.Vendor;
import com.plumbline.simulators.internal.seed.Credentials;
import com.plumbline.simulators.internal.store.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;

/** The Twilio simulator under {@code /twilio}, and the phones that its messages end on. */
public final class Twilio implements AutoCloseable {

    private final Companies companies;
    private final MessageBook book;
    private final MessagesApi messages;
    private final Inbox inbox;
    private final ScheduledExecutorService timer;

    public Twilio(Companies companies, Faults faults, String webhookBase, Clock clock) {
        this.companies = companies;
        this.timer = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "sandbox-carrier");
            thread.setDaemon(true);
            return thread;
        });
        this.book = new MessageBook(companies.journal());
        Webhooks webhooks = new Webhooks(timer, faults);
        Carrier carrier = new Carrier(book, webhooks, companies, timer, clock);
        this.messages = new MessagesApi(book, carrier, clock);
        this.inbox = new Inbox(book, webhooks, companies, webhookBase, clock);
        carrier.takeUpWhatWasLeft();
    }

    public void addTo(Router router) {
        String account = Vendor.TWILIO.prefix() + "/2010-04-01/Accounts/{account}";
        router.add("POST", account + "/Messages.json", guard(messages::send));
        router.add("GET", account + "/Messages.json", guard(messages::list));
        router.add("GET", account + "/Messages/{sid}", guard(messages::fetch));
        router.add("POST", account + "/Messages/{sid}", guard(messages::update));
        router.add("DELETE", account + "/Messages/{sid}", guard(messages::delete));
        router.add("GET", account, guard(this::account));
    }

    public VendorErrors errors() {
        return new TwilioError();
    }

    /** What a phone has received, oldest first; of all phones when {@code phone} is {@code null}. */
    public ArrayNode received(String phone) {
        ArrayNode items = Json.array();
        book.all(sms -> !sms.isInbound() && sms.status().equals("delivered") && (phone == null || sms.to().equals(phone)))
                .forEach(sms -> items.add(item(sms)));
        return items;
    }

    /** Both sides of every conversation, oldest first, whatever became of a message. */
    public ArrayNode conversations() {
        ArrayNode items = Json.array();
        book.all(sms -> true).forEach(sms -> items.add(item(sms).put("status", sms.status())
                .put("error", sms.errorCode() == 0 ? null : TwilioError.text(sms.errorCode()))));
        return items;
    }

    /** A person answers on a phone; {@code company} {@code null} for the shop that last wrote there. */
    public ObjectNode reply(String phone, String body, Company company) {
        return inbox.receive(phone, body, company);
    }

    /** The carrier stops delivering from the company to the phone, as after STOP, but nobody is told. */
    public void stop(Company company, String phone) {
        book.optOut(company.credentials().fromNumber(), phone, true);
    }

    /** Messages to the phone end with this error from now on; 0 ends the spell. */
    public void setFate(String phone, int code) {
        book.setFate(phone, code);
    }

    public void setInboundWebhook(Company company, String url) {
        book.setWebhook(company.credentials().fromNumber(), url);
    }

    public void forget() {
        book.forget();
    }

    /** Brings a number to the form +1 and ten digits. @throws IllegalArgumentException when it is not an American number */
    public static String phone(String written) {
        String digits = written.replaceAll("\\D", "");
        if (digits.length() == 11 && digits.startsWith("1")) {
            digits = digits.substring(1);
        }
        if (digits.length() != 10) {
            throw new IllegalArgumentException("'" + written + "' is not a phone number with ten digits.");
        }
        return "+1" + digits;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static ObjectNode item(Sms sms) {
        return Json.object().put("to", sms.to()).put("from", sms.from()).put("body", sms.body()).put("segments", sms.segments().count())
                .put("encoding", sms.segments().encoding()).put("at", Json.time(sms.updated())).put("sid", sms.sid())
                .put("company", sms.company()).put("direction", sms.direction());
    }

    private Response account(Company company, Request request) {
        String sid = company.credentials().accountSid();
        ObjectNode json = Json.object().put("sid", sid).put("owner_account_sid", sid).put("friendly_name", company.plan().name())
                .put("status", "active").put("type", "Full").put("auth_token", "").put("date_created", "Mon, 05 Jan 2026 15:00:00 +0000")
                .put("date_updated", "Mon, 05 Jan 2026 15:00:00 +0000").put("uri", "/2010-04-01/Accounts/" + sid + ".json");
        json.putObject("subresource_uris").put("messages", "/2010-04-01/Accounts/" + sid + "/Messages.json");
        return Response.ok(json);
    }

    /** HTTP Basic with the account's SID and token; the path is the account's own. */
    private Handler guard(BiFunction<Company, Request, Response> inside) {
        return request -> {
            Optional<Company> company = authenticated(request);
            if (company.isEmpty()) {
                return TwilioError.of(401, 20003, TwilioError.text(20003)).with("WWW-Authenticate", "Basic realm=\"Twilio API\"");
            }
            if (!company.get().credentials().accountSid().equals(request.var("account").replaceFirst("\\.json$", ""))) {
                return TwilioError.of(404, 20404, "The requested resource " + request.path() + " was not found");
            }
            try {
                return inside.apply(company.get(), request);
            } catch (TwilioError.Refused refused) {
                return refused.response();
            }
        };
    }

    private Optional<Company> authenticated(Request request) {
        String header = request.header("authorization").orElse("");
        if (!header.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            String[] pair = new String(Base64.getDecoder().decode(header.substring(6).trim()), StandardCharsets.UTF_8).split(":", 2);
            return companies.byCredential(Credentials::accountSid, pair[0])
                    .filter(company -> pair.length == 2 && company.credentials().authToken().equals(pair[1]));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** For the page: the phones worth showing, technicians first. */
    public List<String> phonesWithMessages() {
        return book.all(sms -> true).stream().map(sms -> sms.isInbound() ? sms.from() : sms.to()).distinct().toList();
    }
}
