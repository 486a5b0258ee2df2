package com.plumbline.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.itests.Demo;
import com.plumbline.itests.Rest;
import com.plumbline.itests.Steps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
 * A shop twenty times the usual size with forty people, client and server on the same cores; against the appliance's own smallest JSON answer ({@code /health} without
 * a session) in the same manner. Working, each with up to a second of thought before the next request, for the percentiles: right after the start, and once the code
 * is compiled; and without a pause, for the rate.
 */
final class RestBenchmark implements Benchmarks.Benchmark {

    private static final int USERS = 40;
    private static final Duration THOUGHT = Duration.ofSeconds(1);
    private static final Duration LOAD = Duration.ofSeconds(Integer.getInteger("plumbline.load.seconds", 20));
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final int SCALE = Integer.getInteger("plumbline.scale", 20);

    private record Read(String name, Supplier<String> path) {

        Read named(String other) {
            return new Read(other, path);
        }
    }

    @Override
    public void run(Path folder, Report report) throws Exception {
        try (Demo demo = Demo.in(folder, "--scale", String.valueOf(SCALE)).start()) {
            Rest owner = demo.owner();
            new Steps(owner).mirrored();
            report.line("memory, idle after the first mirror at scale " + SCALE, Report.resident(demo.appliance()), "budget 700 MB", "");
            List<Read> reads = reads(owner);
            for (Read read : reads) {
                measure(report, read.named(read.name() + " right after the start"), owner, THOUGHT, 0);
            }
            for (Read read : reads) {
                load(owner, read.path(), WARM_UP, Duration.ZERO);
            }
            for (Duration thought : List.of(THOUGHT, Duration.ZERO)) {
                double reference = measure(report, new Read("raw JSON (/health)", () -> "/health"), demo.nobody(), thought, 0);
                for (Read read : reads) {
                    measure(report, read, owner, thought, reference);
                }
            }
            report.line("memory, after the load", Report.resident(demo.appliance()), "", "");
        }
    }

    private static List<Read> reads(Rest owner) {
        List<String> words = words(owner);
        String one = "/api/customers/" + Steps.items(owner.get("/api/customers?pageSize=1").ok()).get(0).path("id").asText();
        return List.of(new Read("customer search", () -> "/api/customers?q=" + words.get(ThreadLocalRandom.current().nextInt(words.size()))),
                new Read("today's jobs", () -> "/api/jobs"), new Read("one customer", () -> one));
    }

    /** @return requests a second */
    private static double measure(Report report, Read read, Rest rest, Duration thought, double reference) throws Exception {
        long[] nanos = load(rest, read.path(), LOAD, thought);
        double perSecond = nanos.length / (double) LOAD.toSeconds();
        boolean isPaced = !thought.isZero();
        report.line(read.name() + ", " + USERS + (isPaced ? " people working" : " without a pause"), String.format(Locale.ROOT, "%s requests/s, p50 %s, p99 %s", Report.number(perSecond),
                Report.millis(Report.percentile(nanos, 0.5)), Report.millis(Report.percentile(nanos, 0.99))),
                isPaced ? "budget p99 25 ms" : reference == 0 ? "itself" : Report.number(reference) + " requests/s raw JSON",
                isPaced || reference == 0 ? "" : String.format(Locale.ROOT, "%.2f", perSecond / reference));
        return perSecond;
    }

    private static long[] load(Rest rest, Supplier<String> path, Duration howLong, Duration thought) throws Exception {
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        try {
            long end = System.nanoTime() + howLong.toNanos();
            Callable<List<Long>> user = () -> {
                List<Long> taken = new ArrayList<>();
                while (System.nanoTime() < end) {
                    if (!thought.isZero()) {
                        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(thought.toMillis()));
                    }
                    long begin = System.nanoTime();
                    rest.get(path.get()).ok();
                    taken.add(System.nanoTime() - begin);
                }
                return taken;
            };
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> future : users.invokeAll(Collections.nCopies(USERS, user))) {
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
}
