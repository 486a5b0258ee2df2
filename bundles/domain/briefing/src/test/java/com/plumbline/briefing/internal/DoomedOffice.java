package com.plumbline.briefing.internal;

import com.plumbline.briefing.internal.automation.AutomationRules.Mode;
import com.plumbline.briefing.internal.automation.AutomationRules.Moment;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.TenantId;
import com.plumbline.testkit.DoomedProcess;
import com.plumbline.testkit.TestStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A process whose jobs are assigned and whose briefings go out by themselves until it is killed; see {@link KillTest}. The carrier is a
 * file.
 *
 * <p>Arguments: folder, number of the first job that is assigned or {@code drain} (send what is left, then end), database address for
 * PostgreSQL.
 */
final class DoomedOffice {

    static final TenantId COMPANY = TenantId.of("doomed");
    static final int JOBS_A_LIFE = 40;

    /** 9 a.m. in Chicago. */
    private static final Instant NINE = Instant.parse("2026-11-23T15:00:00Z");
    private static final int MOST_JOBS = 1_000;

    private DoomedOffice() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        TestStorage storage = TestStorage.lasting(folder, args.length > 2 ? args[2] : null);
        storage.databases().create(COMPANY);
        AutomaticOffice office = new AutomaticOffice(storage, COMPANY, folder, NINE, clock -> new FileCarrier(folder, clock));
        for (long id = 1; id <= MOST_JOBS; id++) {
            office.jobs.put(new JobId(id), AutomaticOffice.job(id, NINE.plus(Duration.ofHours(6)), AutomaticOffice.TESS));
        }
        office.automatic(Mode.AUTOMATIC, Moment.ASSIGNMENT, 2);
        System.out.println(DoomedProcess.READY);
        if (args[1].equals("drain")) {
            office.until(NINE.plus(Duration.ofHours(1)));
            office.close();
            storage.close();
            return;
        }
        assign(office, Integer.parseInt(args[1]));
        for (;;) {
            LockSupport.park();
        }
    }

    private static void assign(AutomaticOffice office, int first) {
        for (int id = first; id < first + JOBS_A_LIFE; id++) {
            office.told("job.assigned", new JobId(id));
            LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextInt(30)).toNanos());
        }
    }
}
