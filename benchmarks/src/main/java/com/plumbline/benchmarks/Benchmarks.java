package com.plumbline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs the benchmarks named on the command line, or all of them. */
public final class Benchmarks {

    /** One figure with its reference. */
    interface Benchmark {
        void run(Path folder, Report report) throws Exception;
    }

    private Benchmarks() {}

    public static void main(String[] names) throws Exception {
        Map<String, Benchmark> all = Map.of("start", new StartBenchmark(), "mirror", new MirrorBenchmark(), "rest", new RestBenchmark(),
                "companies", new CompaniesBenchmark());
        List<String> wanted = names.length == 0 ? List.of("start", "mirror", "rest") : List.of(names);
        Report report = new Report();
        report.conditions();
        for (String name : wanted) {
            if (!all.containsKey(name)) {
                throw new IllegalArgumentException("There is no benchmark " + name + ". There are: " + all.keySet());
            }
            all.get(name).run(temporary(name), report);
        }
    }

    private static Path temporary(String name) throws IOException {
        return Files.createTempDirectory("plumbline-benchmark-" + name);
    }
}
