package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import com.plumbline.itests.Operations.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys that the demo is set up with are planted secrets: none may be found in clear where it does not belong. */
class SecretsScenarioTest {

    @TempDir
    Path data;

    @Test
    @Proves({"SEC-06", "NFR-01", "PLT-11", "BRF-21"})
    void noSecretIsInALogAnAnswerABackUpOrADatabaseInClear() throws IOException {
        try (Demo demo = Demo.in(data.resolve("demo")).start()) {
            Rest owner = demo.owner();
            Steps steps = new Steps(owner);
            steps.mirrored();
            steps.sendBriefing(steps.writeBriefing(steps.jobWithPhone().path("id").asText()));
            Map<String, String> secrets = secrets(demo);
            assertThat(secrets).hasSizeGreaterThan(4);
            Path backup = data.resolve("back.up");
            demo.command("backup", backup.toString());
            List<String> found = new ArrayList<>();

            for (Operation operation : Operations.of(owner)) {
                if (operation.method().equals("GET") && !operation.addressesOneThing()) {
                    look("answer of " + operation, owner.get(operation.path()).text().getBytes(StandardCharsets.UTF_8), secrets, found);
                }
            }
            lookInFile(backup, secrets, found);
            try (Stream<Path> files = Files.walk(demo.data())) {
                for (Path file : files.filter(Files::isRegularFile).filter(file -> belongsToTheAppliance(demo.data(), file)).toList()) {
                    lookInFile(file, secrets, found);
                }
            }
            assertThat(found).isEmpty();
            thenOnlyTheTwoPortsAreOpen(demo);
        }
    }

    private static Map<String, String> secrets(Demo demo) {
        Map<String, String> secrets = new LinkedHashMap<>();
        JsonNode setup = demo.sandbox().rest().get("/sandbox/setup?sandbox=http://127.0.0.1:1&publicUrl=http://127.0.0.1:1").ok();
        for (String name : List.of("clientSecret", "appKey", "authToken", "apiKey")) {
            setup.path("plugins").forEach(plugin -> {
                if (((ObjectNode) plugin.path("settings")).hasNonNull(name)) {
                    secrets.put(name, plugin.path("settings").path(name).asText());
                }
            });
        }
        secrets.put("the owner's session", demo.owner().headers().get("Cookie").replaceFirst(".*=", ""));
        secrets.put("the owner's CSRF token", demo.owner().headers().get("X-CSRF-Token"));
        try {
            secrets.put("the owner's password", Files.readAllLines(demo.data().resolve("demo.sign-in")).get(1));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
        return secrets;
    }

    /** The sandbox is the vendors; the sign-in file and the operator's token are what their names say, readable by their owner only. */
    private static boolean belongsToTheAppliance(Path data, Path file) {
        String name = data.relativize(file).toString();
        return !name.startsWith("sandbox/") && !name.equals("demo.sign-in") && !name.equals("operator.token") && !name.startsWith("log/sandbox");
    }

    private static void lookInFile(Path file, Map<String, String> secrets, List<String> found) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        look(file.toString(), bytes, secrets, found);
        if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            look(file + " (unpacked)", new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), secrets, found);
        }
    }

    private static void look(String where, byte[] bytes, Map<String, String> secrets, List<String> found) {
        String plain = new String(bytes, StandardCharsets.ISO_8859_1);
        String wide = plain.indexOf('\0') < 0 ? "" : plain.replace("\0", "");
        secrets.forEach((name, secret) -> {
            if (plain.contains(secret) || wide.contains(secret)) {
                found.add(name + " in " + where);
            }
        });
    }

    private static void thenOnlyTheTwoPortsAreOpen(Demo demo) throws IOException {
        String pid = String.valueOf(demo.appliance().pid());
        Process process = new ProcessBuilder("ss", "-ltnpH").start();
        String listening = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> own = listening.lines().filter(line -> line.contains("pid=" + pid + ",")).toList();
        assertThat(own).hasSize(1).allSatisfy(line -> assertThat(line).contains("127.0.0.1").contains(":" + demo.address().getPort()));
    }
}
