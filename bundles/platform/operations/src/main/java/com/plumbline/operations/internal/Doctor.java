package com.plumbline.operations.internal;

import com.plumbline.kernel.Companies;
import com.plumbline.kernel.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks for what is wrong and says what to do about it. Changes nothing. */
@Component(service = Doctor.class)
public class Doctor {

    private static final long MEGABYTE = 1024 * 1024;

    private final Health health;
    private final Companies companies;
    private final Clock clock;

    /** How bad it is. */
    enum Status { OK, WARN, FAIL }

    /** @param advice what to do, {@code null} when all is well */
    record Finding(String check, Status status, String detail, String advice) {

        static Finding ok(String check, String detail) {
            return new Finding(check, Status.OK, detail, null);
        }
    }

    @Activate
    public Doctor(@Reference Health health, @Reference Companies companies, @Reference Clock clock) {
        this.health = health;
        this.companies = companies;
        this.clock = clock;
    }

    List<Finding> look() {
        List<Finding> found = new ArrayList<>();
        Path data = DataFolder.path();
        found.add(java());
        found.add(memory());
        found.add(disk(data));
        found.add(clock(data));
        found.add(secrets(data));
        services(found);
        plugins(found);
        found.add(companies.all().isEmpty()
                ? new Finding("set-up", Status.WARN, "No company yet.", "Open the set-up link that ./plumbline start prints.")
                : Finding.ok("set-up", companies.all().size() + " companies"));
        return found;
    }

    private static Finding java() {
        return Finding.ok("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    private static Finding memory() {
        Runtime java = Runtime.getRuntime();
        long used = (java.totalMemory() - java.freeMemory()) / MEGABYTE;
        long most = java.maxMemory() / MEGABYTE;
        String detail = used + " of " + most + " MB in use";
        return used > most * 0.9 ? new Finding("memory", Status.WARN, detail, "Give it more: PLUMBLINE_HEAP=" + most * 2 + "m ./plumbline start")
                : Finding.ok("memory", detail);
    }

    private static Finding disk(Path data) {
        long free = data.toFile().getUsableSpace() / MEGABYTE;
        String detail = free + " MB free for " + data;
        if (free < 200) {
            return new Finding("disk", Status.FAIL, detail, "Free some space now: databases stop when the disk is full.");
        }
        return free < 2000 ? new Finding("disk", Status.WARN, detail, "Free some space, or move the data folder to a larger disk.") : Finding.ok("disk", detail);
    }

    /** The file system keeps time by the same clock; a file from the future tells that it was set back. */
    private Finding clock(Path data) {
        Instant now = clock.instant();
        try {
            Path newest = data.resolve("operator.token");
            Instant written = Files.exists(newest) ? Files.getLastModifiedTime(newest).toInstant() : now;
            boolean wrong = written.isAfter(now.plus(Duration.ofMinutes(1))) || now.isBefore(Instant.parse("2026-01-01T00:00:00Z"));
            return wrong ? new Finding("clock", Status.FAIL, "The clock says " + now + ", which is earlier than what it wrote.",
                    "Switch time synchronisation on (timedatectl set-ntp true): schedules and sign-ins depend on it.") : Finding.ok("clock", now.toString());
        } catch (IOException unreadable) {
            return new Finding("clock", Status.WARN, "The data folder cannot be read.", "Check who owns " + data + ".");
        }
    }

    private static Finding secrets(Path data) {
        Path key = data.resolve("secrets").resolve("master.key");
        try {
            if (!Files.exists(key)) {
                return new Finding("secrets", Status.FAIL, "There is no master key.", "Put " + key + " back; without it stored keys must be entered again.");
            }
            if (!key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                return Finding.ok("secrets", "The master key is there.");
            }
            Set<PosixFilePermission> others = Files.getPosixFilePermissions(key);
            others.removeAll(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            return others.isEmpty() ? Finding.ok("secrets", "The master key is there, readable by its owner only.")
                    : new Finding("secrets", Status.FAIL, "Others can read the master key.", "chmod 600 " + key);
        } catch (IOException unreadable) {
            return new Finding("secrets", Status.FAIL, "The master key cannot be looked at.", "Check who owns " + key + ".");
        }
    }

    private void services(List<Finding> found) {
        for (Services.Service service : health.services()) {
            if (!service.isUp()) {
                String advice = service.name().equals("database") ? "Check etc/com.plumbline.persistence.cfg and, with PostgreSQL, whether the server runs."
                        : "Look into log/plumbline.log for " + service.name() + "; starting the appliance again may help.";
                found.add(new Finding("service " + service.name(), service.status().equals("down") ? Status.FAIL : Status.WARN, service.detail(), advice));
            }
        }
        found.add(Finding.ok("services", health.services().stream().filter(Services.Service::isUp).count() + " are up"));
    }

    private void plugins(List<Finding> found) {
        for (Health.PluginHealth plugin : health.plugins()) {
            String check = "plug-in " + plugin.id() + " of " + plugin.tenant();
            found.add(plugin.isWell() ? Finding.ok(check, "ready")
                    : new Finding(check, Status.WARN, plugin.status() + (plugin.reason() == null ? "" : ": " + plugin.reason()),
                            "Open Connections in the console and choose Test connection."));
        }
    }
}
