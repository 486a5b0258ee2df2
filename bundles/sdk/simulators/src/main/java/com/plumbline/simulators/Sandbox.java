package com.plumbline.simulators;

import com.plumbline.simulators.internal.anthropic.Anthropic;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.control.ControlDesk;
import com.plumbline.simulators.internal.control.Page;
import com.plumbline.simulators.internal.control.PhoneDesk;
import com.plumbline.simulators.internal.control.PlanDesk;
import com.plumbline.simulators.internal.http.Faults;
import com.plumbline.simulators.internal.http.RequestLog;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.http.SandboxServer;
import com.plumbline.simulators.internal.http.Vendor;
import com.plumbline.simulators.internal.servicetitan.ServiceTitan;
import com.plumbline.simulators.internal.twilio.Twilio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** All vendor simulators on one port. Ready when {@link #start} returns; {@link #close} ends it, its journal stays. */
public final class Sandbox implements AutoCloseable {

    private final Companies companies;
    private final Twilio twilio;
    private final SandboxServer server;

    private Sandbox(Companies companies, Twilio twilio, SandboxServer server) {
        this.companies = companies;
        this.twilio = twilio;
        this.server = server;
    }

    /**
     * Starts the simulators; takes about a second a scale.
     *
     * @throws IllegalStateException when the folder holds companies of another seed or scale
     * @throws UncheckedIOException  when the port is taken or the folder can't be written
     */
    public static Sandbox start(SandboxOptions options) {
        try {
            if (options.fresh()) {
                Files.deleteIfExists(options.data().resolve("journal.jsonl"));
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException("The sandbox can't start afresh in " + options.data() + ".", undeletable);
        }
        Companies companies = Companies.open(options.data(), options.seed(), options.scale(), options.clock());
        Faults faults = new Faults();
        Twilio twilio = new Twilio(companies, faults, options.webhookBase(), options.clock());
        try {
            return new Sandbox(companies, twilio, serve(options, companies, twilio, faults));
        } catch (IOException taken) {
            twilio.close();
            companies.close();
            throw new UncheckedIOException("The sandbox can't start on port " + options.port() + ": " + taken.getMessage(), taken);
        }
    }

    private static SandboxServer serve(SandboxOptions options, Companies companies, Twilio twilio, Faults faults) throws IOException {
        RequestLog log = new RequestLog(options.record());
        ServiceTitan serviceTitan = new ServiceTitan(companies, options.clock(), System::nanoTime);
        Anthropic anthropic = new Anthropic(companies);
        Router router = new Router();
        serviceTitan.addTo(router);
        twilio.addTo(router);
        anthropic.addTo(router);
        new Page().addTo(router);
        new ControlDesk(companies, faults, log, serviceTitan).addTo(router);
        new PhoneDesk(companies, twilio).addTo(router);
        new PlanDesk(companies, serviceTitan, twilio, anthropic, faults, options.clock()).addTo(router);
        return new SandboxServer(options.port(), router, faults, log, Map.of(Vendor.SERVICETITAN, serviceTitan.errors(),
                Vendor.TWILIO, twilio.errors(), Vendor.ANTHROPIC, anthropic.errors()), options.clock());
    }

    public int port() {
        return server.port();
    }

    /** {@code http://127.0.0.1:<port>}, without a trailing slash. */
    public String base() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.close();
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
            System.out.println("Sandbox  " + sandbox.base() + "  seed " + options.seed() + "  scale " + options.scale());
        } catch (IllegalStateException | UncheckedIOException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
        Thread.currentThread().join();
    }
}
