package com.plumbline.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.itests.Demo;
import com.plumbline.itests.Rest;
import com.plumbline.itests.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A shop twenty times the usual size, forty people reading at once without a pause, client and server on the same cores; against the appliance's own smallest JSON answer
 * ({@code /health} without a session) under the same load.
 */
final class RestBenchmark implements Benchmarks.Benchmark {

    private static final int USERS = 40;
    private static final Duration LOAD = Duration.ofSeconds(Integer.getInteger("plumbline.load.seconds", 20));
    private static final int SCALE = Integer.getInteger("plumbline.scale", 20);

    @Override
    public void run(Path folder, Report report) throws Exception {
        try (Demo demo = Demo.in(folder, "--scale", String.valueOf(SCALE)).start()) {
            Rest owner = demo.owner();
            new Steps(owner).mirrored();
            report.line("memory, idle after the first mirror at scale " + SCALE, resident(demo), "budget 700 MB", "");
            List<String> words = words(owner);
            Supplier<String> search = () -> "/api/customers?q=" + words.get(ThreadLocalRandom.current().nextInt(words.size()));
            load(demo, owner, search, Duration.ofSeconds(5));
            double reference = measure(report, "raw JSON (/health)", demo, demo.nobody(), () -> "/health", 0);
            measure(report, "customer search", demo, owner, search, reference);
            measure(report, "today's jobs", demo, owner, () -> "/api/jobs", reference);
            String one = "/api/customers/" + Steps.items(owner.get("/api/customers?pageSize=1").ok()).get(0).path("id").asText();
            measure(report, "one customer", demo, owner, () -> one, reference);
            report.line("memory, after the load", resident(demo), "", "");
        }
    }

    private static double measure(Report report, String what, Demo demo, Rest rest, Supplier<String> path, double reference) throws Exception {
        long[] nanos = load(demo, rest, path, LOAD);
        double perSecond = nanos.length / (double) LOAD.toSeconds();
        report.line(what + ", " + USERS + " users", String.format(Locale.ROOT, "%s requests/s, p50 %s, p99 %s", Report.number(perSecond),
                Report.millis(Report.percentile(nanos, 0.5)), Report.millis(Report.percentile(nanos, 0.99))),
                reference == 0 ? "itself" : Report.number(reference) + " requests/s raw JSON", reference == 0 ? "" : String.format(Locale.ROOT, "%.2f", perSecond / reference));
        return perSecond;
    }

    private static long[] load(Demo demo, Rest rest, Supplier<String> path, Duration howLong) throws Exception {
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        try {
            long end = System.nanoTime() + howLong.toNanos();
            Callable<List<Long>> user = () -> {
                List<Long> taken = new ArrayList<>();
                while (System.nanoTime() < end) {
                    long begin = System.nanoTime();
                    rest.get(path.get()).ok();
                    taken.add(System.nanoTime() - begin);
                }
                return taken;
            };
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> future : users.invokeAll(java.util.Collections.nCopies(USERS, user))) {
                all.addAll(future.get());
            }
            return all.stream().mapToLong(Long::longValue).sorted().toArray();
        } finally {
            users.shutdown();
            users.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    /** What people type: surnames, parts of phones, streets, as the customers at hand have them. */
    private static List<String> words(Rest owner) {
        List<String> words = new ArrayList<>();
        for (JsonNode customer : Steps.items(owner.get("/api/customers?pageSize=200").ok())) {
            words.addAll(Arrays.asList(customer.path("name").asText().split("\\W+")));
            words.add(customer.path("phone").asText().replaceAll("\\D", ""));
            words.addAll(Arrays.asList(customer.path("address").path("street").asText().split("\\W+")));
        }
        words.removeIf(word -> word.length() < 3);
        return words;
    }

    private static String resident(Demo demo) throws IOException {
        long kilobytes = Files.readAllLines(Path.of("/proc", String.valueOf(demo.appliance().pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
        return Report.number(kilobytes / 1024.0) + " MB resident";
    }
}
