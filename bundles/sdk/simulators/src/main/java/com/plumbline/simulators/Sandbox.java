package com.plumbline.simulators;

import com.plumbline.simulators.internal.anthropic.Anthropic;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.control.ControlDesk;
import com.plumbline.simulators.internal.control.MailDesk;
import com.plumbline.simulators.internal.control.Page;
import com.plumbline.simulators.internal.control.PhoneDesk;
import com.plumbline.simulators.internal.control.PlanDesk;
import com.plumbline.simulators.internal.control.SignOnDesk;
import com.plumbline.simulators.internal.http.Faults;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.RequestLog;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.http.SandboxServer;
import com.plumbline.simulators.internal.http.Vendor;
import com.plumbline.simulators.internal.openid.Client;
import com.plumbline.simulators.internal.openid.OpenIdProvider;
import com.plumbline.simulators.internal.property.PropertyRegister;
import com.plumbline.simulators.internal.servicetitan.ServiceTitan;
import com.plumbline.simulators.internal.smtp.Accounts;
import com.plumbline.simulators.internal.smtp.MailBook;
import com.plumbline.simulators.internal.smtp.SelfSigned;
import com.plumbline.simulators.internal.smtp.SmtpServer;
import com.plumbline.simulators.internal.twilio.Twilio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** All vendor simulators on one port, and a mail server on another. Ready when {@link #start} returns; {@link #close} ends it, its journal stays. */
public final class Sandbox implements AutoCloseable {

    /** The mail server does not speak HTTP. */
    private static final SandboxServer.VendorErrors NO_HTTP = new SandboxServer.VendorErrors() {
        @Override
        public Response fault(int status) {
            return Response.empty(status);
        }

        @Override
        public Response unknown(Request request, boolean pathExists) {
            return Response.empty(404);
        }
    };

    private final Companies companies;
    private final Twilio twilio;
    private final SmtpServer mail;
    private final SandboxServer server;

    private Sandbox(Companies companies, Twilio twilio, SmtpServer mail, SandboxServer server) {
        this.companies = companies;
        this.twilio = twilio;
        this.mail = mail;
        this.server = server;
    }

    /**
     * Starts the simulators; takes about a second a scale.
     *
     * @throws IllegalStateException when the folder holds companies of another seed, scale or number
     * @throws UncheckedIOException  when the port is taken or the folder can't be written
     */
    public static Sandbox start(SandboxOptions options) {
        try {
            if (options.fresh()) {
                Files.deleteIfExists(options.data().resolve("journal.jsonl"));
                Files.deleteIfExists(options.data().resolve("mails.jsonl"));
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException("The sandbox can't start afresh in " + options.data() + ".", undeletable);
        }
        Companies companies = Companies.open(options.data(), options.seed(), options.scale(), options.companies(), options.clock());
        Faults faults = new Faults();
        Twilio twilio = new Twilio(companies, faults, options.webhookBase(), options.clock());
        Accounts accounts = new Accounts(companies);
        MailBook book = new MailBook(options.data());
        SelfSigned certificate = new SelfSigned(options.data());
        SmtpServer mail = null;
        try {
            mail = new SmtpServer(options.mailPort(), accounts, book, faults, certificate, options.clock());
            return new Sandbox(companies, twilio, mail, serve(options, companies, twilio, faults, new MailDesk(book, accounts, certificate, mail.port())));
        } catch (IOException taken) {
            if (mail != null) {
                mail.close();
            }
            twilio.close();
            companies.close();
            throw new UncheckedIOException("The sandbox can't start on port " + (mail == null ? options.mailPort() : options.port()) + ": "
                    + taken.getMessage(), taken);
        }
    }

    private static SandboxServer serve(SandboxOptions options, Companies companies, Twilio twilio, Faults faults, MailDesk mail) throws IOException {
        RequestLog log = new RequestLog(options.record());
        ServiceTitan serviceTitan = new ServiceTitan(companies, options.clock(), System::nanoTime);
        Anthropic anthropic = new Anthropic(companies);
        PropertyRegister register = new PropertyRegister(companies);
        OpenIdProvider provider = new OpenIdProvider(() -> Client.of(companies), options.clock());
        Router router = new Router();
        register.addTo(router);
        provider.addTo(router);
        serviceTitan.addTo(router);
        twilio.addTo(router);
        anthropic.addTo(router);
        new Page().addTo(router);
        new ControlDesk(companies, faults, log, serviceTitan, mail).addTo(router);
        mail.addTo(router);
        new SignOnDesk(companies).addTo(router);
        new PhoneDesk(companies, twilio).addTo(router);
        new PlanDesk(companies, serviceTitan, twilio, anthropic, provider, faults, options.clock()).addTo(router);
        return new SandboxServer(options.port(), router, faults, log, Map.of(Vendor.SERVICETITAN, serviceTitan.errors(),
                Vendor.TWILIO, twilio.errors(), Vendor.ANTHROPIC, anthropic.errors(), Vendor.PROPERTY, register.errors(), Vendor.OPENID, provider.errors(), Vendor.SMTP, NO_HTTP), options.clock());
    }

    public int port() {
        return server.port();
    }

    /** Of the mail server. */
    public int mailPort() {
        return mail.port();
    }

    /** {@code http://127.0.0.1:<port>}, without a trailing slash. */
    public String base() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.close();
        mail.close();
        twilio.close();
        companies.close();
    }

    /** Runs until it is ended. Prints one line when it is ready; exit code 2 for options it can't follow, 1 when it can't start. */
    public static void main(String[] arguments) throws InterruptedException {
        SandboxOptions options;
        try {
            options = SandboxOptions.parse(arguments);
        } catch (IllegalArgumentException unclear) {
            System.err.println(unclear.getMessage());
            System.exit(2);
            return;
        }
        try {
            Sandbox sandbox = start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
            System.out.println("Sandbox  " + sandbox.base() + "  seed " + options.seed() + "  scale " + options.scale() + "  mail " + sandbox.mailPort());
        } catch (IllegalStateException | UncheckedIOException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
        Thread.currentThread().join();
    }
}
