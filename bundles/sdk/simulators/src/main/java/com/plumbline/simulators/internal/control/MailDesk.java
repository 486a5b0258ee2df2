package com.plumbline.simulators.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.smtp.Accounts;
import com.plumbline.simulators.internal.smtp.MailBook;
import com.plumbline.simulators.internal.smtp.SelfSigned;
import com.plumbline.simulators.internal.store.Json;
import java.net.URI;

/** {@code /sandbox/mails}: what the mail server has taken, and how to connect to it. */
public final class MailDesk {

    private final MailBook book;
    private final Accounts accounts;
    private final SelfSigned certificate;
    private final int port;

    /** @param port of the mail server */
    public MailDesk(MailBook book, Accounts accounts, SelfSigned certificate, int port) {
        this.book = book;
        this.accounts = accounts;
        this.certificate = certificate;
        this.port = port;
    }

    public void addTo(Router router) {
        router.add("GET", "/sandbox/mails", request -> Response.ok(Json.object().set("items", book.list(request.parameter("to").orElse(null)))));
        router.add("DELETE", "/sandbox/mails", request -> {
            book.clear();
            return Response.empty(204);
        });
        router.add("GET", "/sandbox/mails/certificate", request -> Response.text(200, "application/x-pem-file", certificate.pem()));
        router.add("GET", "/sandbox/setup/platform", ControlDesk.guarded(request -> Response.ok(Json.object().put("enabled", true)
                .set("settings", settings(Json.object(), request, Accounts.PLATFORM, accounts.platformPassword())
                        .put("fromAddress", "no-reply@example.com").put("fromName", "Plumbline")))));
    }

    /** The plug-in's settings for one company. */
    void connect(ObjectNode settings, Request request, Company company) {
        settings(settings, request, company.key(), accounts.password(company)).put("fromAddress", "office@example.com")
                .put("fromName", company.plan().name()).put("replyTo", "office@example.com");
    }

    private ObjectNode settings(ObjectNode settings, Request request, String user, String password) {
        String host = URI.create(ControlDesk.sandbox(request)).getHost();
        return settings.put("host", host).put("port", port).put("security", "none").put("user", user).put("password", password);
    }
}
