package com.plumbline.simulators;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How a sandbox is started.
 *
 * @param port        0 for any free one; always on loopback
 * @param mailPort    of the mail server; 0 for any free one
 * @param data        folder of the journal; what happened in it is there again after a restart
 * @param seed        which pretend companies: the same seed makes the same ones
 * @param scale       how many times larger than a shop of nine technicians
 * @param companies   how many pretend companies, at least 1; those after the second are of two technicians, whatever the scale
 * @param fresh       forgets what happened before, and lives today again
 * @param webhookBase where inbound messages are posted to while no status callback has told a better address; without trailing slash
 * @param record      file that every exchange with a vendor is written to whole, {@code null} for none; by default what the environment
 *                    variable {@code PLUMBLINE_SANDBOX_RECORD} names
 * @param clock       what time the vendors think it is
 */
public record SandboxOptions(int port, int mailPort, Path data, long seed, int scale, int companies, boolean fresh, String webhookBase, Path record,
        Clock clock) {

    /** When nobody says. */
    public static final int COMPANIES = 2;

    public SandboxOptions {
        if (scale < 1 || scale > 100) {
            throw new IllegalArgumentException("scale is between 1 and 100, not " + scale + ".");
        }
        if (companies < 1 || companies > 2000) {
            throw new IllegalArgumentException("companies is between 1 and 2000, not " + companies + ".");
        }
    }

    /** Any free port, seed 1, scale 1, the system's clock. */
    public static SandboxOptions in(Path data) {
        return new SandboxOptions(0, 0, data, 1, 1, COMPANIES, false, "http://127.0.0.1:8080", null, Clock.systemUTC());
    }

    public SandboxOptions withClock(Clock other) {
        return new SandboxOptions(port, mailPort, data, seed, scale, companies, fresh, webhookBase, record, other);
    }

    public SandboxOptions withSeed(long other) {
        return new SandboxOptions(port, mailPort, data, other, scale, companies, fresh, webhookBase, record, clock);
    }

    public SandboxOptions withWebhookBase(String other) {
        return new SandboxOptions(port, mailPort, data, seed, scale, companies, fresh, other, record, clock);
    }

    public SandboxOptions withRecord(Path other) {
        return new SandboxOptions(port, mailPort, data, seed, scale, companies, fresh, webhookBase, other, clock);
    }

    /** Reads {@code --name value} pairs. @throws IllegalArgumentException naming what can't be read */
    static SandboxOptions parse(String... arguments) {
        int port = 8089;
        Integer mailPort = null;
        Path data = Path.of("sandbox-data");
        long seed = 1;
        int scale = 1;
        int companies = COMPANIES;
        boolean fresh = false;
        String webhookBase = "http://127.0.0.1:8080";
        String recorded = System.getenv("PLUMBLINE_SANDBOX_RECORD");
        Path record = recorded == null ? null : Path.of(recorded);
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals("--fresh")) {
                fresh = true;
                continue;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(name + " needs a value.");
            }
            String value = arguments[++i];
            switch (name) {
                case "--port" -> port = number(name, value);
                case "--mail-port" -> mailPort = number(name, value);
                case "--data" -> data = Path.of(value);
                case "--seed" -> seed = number(name, value);
                case "--scale" -> scale = number(name, value);
                case "--companies" -> companies = number(name, value);
                case "--webhook-base" -> webhookBase = value.replaceAll("/+$", "");
                case "--record" -> record = Path.of(value);
                default -> throw new IllegalArgumentException("Unknown option " + name
                        + ". Known: --port --mail-port --data --seed --scale --companies --fresh --webhook-base --record.");
            }
        }
        return new SandboxOptions(port, mailPort == null ? next(port) : mailPort, data, seed, scale, companies, fresh, webhookBase, record, Clock.systemUTC());
    }

    /** The mail server's port when nobody says: the one after the sandbox's. */
    public static int next(int port) {
        return port == 0 ? 0 : port + 1;
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " is a number, not '" + value + "'.", notANumber);
        }
    }
}
