package com.plumbline.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A process of a test's own, over {@link TestStorage#lasting lasting} storage, that is killed without warning like an appliance by a power cut. */
public final class DoomedProcess {

    /** What its main method prints, on a line of its own, once it has begun. */
    public static final String READY = "ready";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;

    private DoomedProcess(Process process) {
        this.process = process;
    }

    /**
     * Returns when it is ready.
     *
     * @param main      with a main method; found on the test's own class path
     * @param arguments for it; {@code null} ones are left out
     */
    public static DoomedProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Duser.timezone=UTC", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        Arrays.stream(arguments).filter(argument -> argument != null).forEach(command::add);
        DoomedProcess started = new DoomedProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
        started.awaitReady();
        return started;
    }

    private void awaitReady() throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); !READY.equals(line); line = output.readLine()) {
            if (line == null || System.nanoTime() > until) {
                process.destroyForcibly();
                throw new IllegalStateException(line == null ? "It ended before it was ready" : "It is not ready yet");
            }
        }
    }

    /** At a random moment within the time. @throws IllegalStateException when it has ended by itself before */
    public void killWithin(Duration longest) throws InterruptedException {
        boolean endedByItself = process.waitFor(ThreadLocalRandom.current().nextLong(50, longest.toMillis()), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        if (endedByItself || !process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(endedByItself ? "It ended by itself" : "It cannot be killed");
        }
    }

    /** @return its exit value */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("It does not end");
        }
        return process.exitValue();
    }
}
