package com.plumbline.benchmarks;

import com.plumbline.itests.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Cold start of the installed appliance to its first page, against the same Karaf booting nothing but the HTTP server; the two take turns. Bundle caches are
 * warm for both, and the appliance has written its archive of classes, as on any start but the very first.
 */
final class StartBenchmark implements Benchmarks.Benchmark {

    private static final int ROUNDS = 3;
    private static final Path DISTRIBUTION = Demo.repository().resolve("assembly/target/plumbline-0.1.0");
    private static final List<String> APPLIANCE = List.of("bash", DISTRIBUTION.resolve("bin/appliance").toString());
    private static final List<String> KARAF = List.of(DISTRIBUTION.resolve("bin/karaf").toString(), "server");
    /** Karaf keeps the port that it was first started with. */
    private final Map<Path, Integer> ports = new HashMap<>();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    @Override
    public void run(Path folder, Report report) throws Exception {
        Path whole = base(folder.resolve("appliance"));
        Path bare = base(folder.resolve("bare"));
        bootOnlyHttp(bare);
        startOnce(APPLIANCE, whole, "/health", 200);
        startOnce(KARAF, bare, "/", 404);
        double[] wholeSeconds = new double[ROUNDS];
        double[] bareSeconds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            bareSeconds[i] = startOnce(KARAF, bare, "/", 404);
            wholeSeconds[i] = startOnce(APPLIANCE, whole, "/health", 200);
        }
        report.ratio("cold start to the first page", "s", Report.median(wholeSeconds), Report.median(bareSeconds), "bare Karaf with the same HTTP server");
    }

    private double startOnce(List<String> command, Path base, String path, int wanted) throws Exception {
        int port = ports.computeIfAbsent(base, first -> freePort());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(base.resolve("out").toFile());
        builder.environment().putAll(Map.of("KARAF_HOME", DISTRIBUTION.toString(), "KARAF_BASE", base.toString(), "KARAF_DATA", base.resolve("run").toString(),
                "KARAF_ETC", base.resolve("etc").toString(), "KARAF_LOG", base.resolve("log").toString(), "PLUMBLINE_HOST", "127.0.0.1", "PLUMBLINE_PORT", String.valueOf(port), "PLUMBLINE_DATA", base.toString()));
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            long deadline = begin + TimeUnit.MINUTES.toNanos(2);
            while (status(port, path) != wanted) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("did not start: " + Files.readString(base.resolve("out")));
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private int status(int port, String path) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(2)).build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static Path base(Path base) throws IOException {
        Files.createDirectories(base.resolve("deploy"));
        Files.createDirectories(base.resolve("log"));
        Files.createDirectories(base.resolve("run"));
        Path from = DISTRIBUTION.resolve("etc");
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path to = base.resolve("etc").resolve(from.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
                return FileVisitResult.CONTINUE;
            }
        });
        return base;
    }

    private static void bootOnlyHttp(Path base) throws IOException {
        Path file = base.resolve("etc/org.apache.karaf.features.cfg");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll("(?m)^featuresBoot\\s*=(?:.*\\\\\\R)*.*$", "featuresBoot = plumbline-http"));
    }
}
