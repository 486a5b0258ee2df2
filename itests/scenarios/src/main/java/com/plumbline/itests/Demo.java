package com.plumbline.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * One appliance and one sandbox on free ports of this machine, with data of their own, run by {@code ./plumbline}.
 *
 * <p>{@link #killAppliance} ends the appliance as a power cut would; the sandbox, being the vendors, lives on. {@link #start} again takes up
 * where the data folder left off.
 */
public final class Demo implements AutoCloseable {

    private final Path data;
    private final int port = freePort();
    private final int sandboxPort = freePort();
    private final List<String> options;
    private final Map<String, String> environment;
    private Duration patience = Duration.ofMinutes(5);

    private Demo(Path data, List<String> options, Map<String, String> environment) {
        this.data = data;
        this.options = options;
        this.environment = environment;
    }

    public static Demo in(Path data, String... options) {
        return new Demo(data, List.of(options), Map.of());
    }

    public static Demo in(Path data, Map<String, String> environment, String... options) {
        return new Demo(data, List.of(options), environment);
    }

    /** The sandbox writes whole what is said with each vendor into the file. */
    public Demo recording(Path file) {
        Map<String, String> more = new HashMap<>(environment);
        more.put("PLUMBLINE_SANDBOX_RECORD", file.toString());
        return new Demo(data, options, more);
    }

    /** @param longest that a command of the script may take; five minutes unless told */
    public Demo patient(Duration longest) {
        patience = longest;
        return this;
    }

    /** Returns when the appliance is ready; the first mirror may still run. */
    public Demo start() {
        List<String> command = new ArrayList<>(List.of("demo", "--detach", "--data", data.toString(),
                "--port", String.valueOf(port), "--sandbox-port", String.valueOf(sandboxPort), "--companies", "1"));
        command.addAll(options);
        try {
            run(command);
        } catch (AssertionError failed) {
            close();    // nobody else would: to who called, there is no demo
            throw failed;
        }
        return this;
    }

    public Rest owner() {
        return ownerOf(data);
    }

    /** Signs in here with the e-mail and password of the demo that was made in another folder. */
    public Rest ownerOf(Path otherData) {
        List<String> signIn = lines(otherData.resolve("demo.sign-in"));
        return Rest.signIn(address(), signIn.get(0), signIn.get(1));
    }

    /** Who runs the appliance for several companies, at his own desk. */
    public Rest platformAdmin() {
        List<String> signIn = lines(data.resolve("platform.sign-in"));
        return Rest.signInPlatform(address(), signIn.get(0), signIn.get(1));
    }

    public Rest operator() {
        return Rest.token(address(), lines(data.resolve("operator.token")).get(0).strip());
    }

    public Rest nobody() {
        return Rest.nobody(address());
    }

    public Sandbox sandbox() {
        return new Sandbox(Rest.nobody(URI.create("http://127.0.0.1:" + sandboxPort)));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path data() {
        return data;
    }

    public ProcessHandle appliance() {
        return ProcessHandle.of(Long.parseLong(lines(data.resolve("run/appliance.pid")).get(0).replaceFirst(" .*", ""))).orElseThrow();
    }

    public void killAppliance() {
        ProcessHandle process = appliance();
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    public String command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return run(all);
    }

    @Override
    public void close() {
        run(List.of("stop", "--data", data.toString()));
    }

    private String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(installation().resolve("plumbline").toString()));
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("plumbline", ".out");
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            String text = Files.readString(output);
            Files.delete(output);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + text);
            }
            return text;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted in " + command, interrupted);
        }
    }

    /** What is started: the clone, or the unpacked release that the system property {@code plumbline.installation} names. */
    private static Path installation() {
        String named = System.getProperty("plumbline.installation");
        return named == null ? repository() : Path.of(named);
    }

    /** The folder that holds the {@code plumbline} script. */
    public static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("plumbline"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Run the tests from inside the repository: the plumbline script was not found above the working directory.");
            }
        }
        return folder;
    }

    /** Not one that the system gives to clients: the appliance binds it seconds later, and other scenarios run meanwhile. */
    private static int freePort() {
        return ThreadLocalRandom.current().ints(20_000, 32_000).filter(Demo::isFree).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
