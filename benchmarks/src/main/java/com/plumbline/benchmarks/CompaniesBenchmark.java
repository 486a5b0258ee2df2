package com.plumbline.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.itests.Demo;
import com.plumbline.itests.Rest;
import com.plumbline.itests.Steps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many companies on one appliance, each synced once a round by the appliance's own schedule, the vendor simulated on the same cores. An hour is played in
 * some minutes: the schedule fires so often ({@code etc/com.plumbline.sync.cfg}) and spreads the companies over five sixths of it, as it does over an hour.
 * {@code -Dplumbline.companies}, {@code -Dplumbline.hour.minutes}.
 */
final class CompaniesBenchmark implements Benchmarks.Benchmark {

    private static final int COMPANIES = Integer.getInteger("plumbline.companies", 1000);
    private static final int HOUR = Integer.getInteger("plumbline.hour.minutes", 6);
    private static final int ROUNDS = 3;
    private static final Pattern USED = Pattern.compile("used (\\d+)K \\[");

    /** What the platform's console says of all companies. */
    private record Synced(int done, Instant last) {}

    @Override
    public void run(Path folder, Report report) throws Exception {
        long begin = System.nanoTime();
        try (Demo demo = Demo.in(folder, "--companies", String.valueOf(COMPANIES)).patient(Duration.ofMinutes(90)).start()) {
            Rest platform = demo.platformAdmin();
            await(platform, Instant.EPOCH, Duration.ofMinutes(30));
            report.line(COMPANIES + " companies made and mirrored", minutes(Duration.ofNanos(System.nanoTime() - begin)), "", "");
            Instant round = schedule(demo);
            for (int i = 1; i <= ROUNDS; i++) {
                Instant end = round.plus(Duration.ofMinutes(HOUR));
                double before = processorSeconds(demo);
                Synced synced = await(platform, round, Duration.between(Instant.now(), end));
                report.line("round " + i + " of " + COMPANIES + " companies, an hour played in " + HOUR + " minutes", synced.done() + " synced, the last after "
                        + minutes(Duration.between(round, synced.last())), "processor of the appliance " + Report.number(processorSeconds(demo) - before) + " s",
                        String.format(Locale.ROOT, "%.2f", Duration.between(round, synced.last()).toMillis() / (HOUR * 60_000.0)));
                report.line("memory after round " + i, Report.number(heap(demo)) + " MB of objects after a collection, " + Report.resident(demo.appliance()), "", "");
                round = end;
                pauseUntil(end);
            }
        }
    }

    /** @return the moment of the first round */
    private static Instant schedule(Demo demo) throws IOException, InterruptedException {
        Path settings = demo.data().resolve("etc/com.plumbline.sync.cfg");
        String text = Files.readString(settings).replaceAll("(?m)^changes =.*$", "changes = 0 0/" + HOUR + " * * * ?")
                .replaceAll("(?m)^changesSpreadMinutes =.*$", "changesSpreadMinutes = " + HOUR * 5 / 6);
        Files.writeString(settings, text);
        long hour = Duration.ofMinutes(HOUR).toMillis();
        Instant next = Instant.ofEpochMilli((System.currentTimeMillis() / hour + 1) * hour);
        pauseUntil(next);
        return next;
    }

    /** Until each company's last sync has ended after {@code since}, at the longest so long. */
    private static Synced await(Rest platform, Instant since, Duration longest) throws InterruptedException {
        Instant end = Instant.now().plus(longest);
        Synced synced = look(platform, since);
        while (synced.done() < COMPANIES && Instant.now().isBefore(end)) {
            TimeUnit.SECONDS.sleep(5);
            synced = look(platform, since);
        }
        return synced;
    }

    private static Synced look(Rest platform, Instant since) {
        List<Instant> ends = new ArrayList<>();
        JsonNode page;
        int number = 1;
        do {
            page = platform.get("/api/platform/companies?pageSize=200&page=" + number++).ok();
            for (JsonNode company : Steps.items(page)) {
                JsonNode last = company.path("lastSync");
                if (last.path("state").asText().equals("completed") && !Instant.parse(last.path("at").asText()).isBefore(since)) {
                    ends.add(Instant.parse(last.path("at").asText()));
                }
            }
        } while (Steps.items(page).size() == 200);
        return new Synced(ends.size(), ends.stream().max(Instant::compareTo).orElse(since));
    }

    /** What is left in the heap after the collector has been through it, in megabytes. */
    private static double heap(Demo demo) throws IOException, InterruptedException {
        jcmd(demo, "GC.run");
        Matcher used = USED.matcher(jcmd(demo, "GC.heap_info"));
        long kilobytes = 0;
        for (int generation = 0; generation < 2 && used.find(); generation++) {
            kilobytes += Long.parseLong(used.group(1));
        }
        return kilobytes / 1024.0;
    }

    private static String jcmd(Demo demo, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(demo.appliance().pid()), command)
                .redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    private static double processorSeconds(Demo demo) {
        return demo.appliance().info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1000.0;
    }

    private static String minutes(Duration duration) {
        return String.format(Locale.ROOT, "%.1f min", duration.toSeconds() / 60.0);
    }

    private static void pauseUntil(Instant moment) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.max(0, Duration.between(Instant.now(), moment).toMillis()));
    }
}
