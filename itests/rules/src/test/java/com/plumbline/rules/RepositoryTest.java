package com.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What must never stand in a tracked file. */
class RepositoryTest {

    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.$}])/(?:work|root|farm)/[A-Za-z.]");
    private static final Pattern REGISTRY = Pattern.compile("repo1?\\.maven\\.|registry\\.npmjs|deb\\.debian|\"resolved\": *\"http");
    private static final Pattern KEY = Pattern.compile("-----BEGIN (?:RSA |EC )?PRIVATE KEY|AKIA[0-9A-Z]{16}|sk-ant-api03-[A-Za-z0-9_-]{20}|sk_live_[A-Za-z0-9]{10}");
    private static final Pattern PHONE = Pattern.compile("(?<![\\w.+-])\\+?1?[ .-]?\\(?([2-9]\\d{2})\\)?[ .-](\\d{3})[ .-](\\d{4})(?![\\w-])|\\+1([2-9]\\d{2})(\\d{3})(\\d{4})(?!\\d)");

    /** In the signature vectors that Twilio publishes; another number would make another signature. */
    private static final Set<String> PUBLISHED = Set.of("+14158675309", "+14158675310", "+18005551212");

    @Test
    @Proves("PLT-19")
    void noSecretMachinePathRegistryHostOrRealPhoneNumberIsTracked() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        List<Path> files = tracked();
        assertThat(files).hasSizeGreaterThan(100);
        for (Path file : files) {
            found.addAll(look(file));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theSearchFindsWhatItIsMeantToFind() {
        assertThat(offences("cd /wo" + "rk/main")).isNotEmpty();
        assertThat(offences("https://registry.npm" + "js.org/x")).isNotEmpty();
        assertThat(offences("call +1913" + "8675309")).isNotEmpty();
        assertThat(offences("call 913-867" + "-5309")).isNotEmpty();
        assertThat(offences("call +19135550123 or 913-555-0100")).isEmpty();
    }

    private static List<String> look(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException binary) {
            return List.of();
        }
        return offences(text).stream().map(offence -> House.repository().relativize(file) + ": " + offence).toList();
    }

    private static List<String> offences(String text) {
        List<String> found = new ArrayList<>();
        for (Pattern pattern : List.of(MACHINE_PATH, REGISTRY, KEY)) {
            pattern.matcher(text).results().forEach(match -> found.add(match.group()));
        }
        Matcher phone = PHONE.matcher(text);
        while (phone.find()) {
            String exchange = phone.group(2) != null ? phone.group(2) : phone.group(5);
            String line = phone.group(3) != null ? phone.group(3) : phone.group(6);
            boolean invented = exchange.equals("555") && line.startsWith("01") || text.startsWith("1555", phone.start() + 1);
            if (!invented && !PUBLISHED.contains(phone.group())) {
                found.add(phone.group());
            }
        }
        return found;
    }

    private static List<Path> tracked() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "ls-files", "-z").directory(House.repository().toFile()).start();
        String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).isZero();
        return List.of(names.split("\0")).stream().map(House.repository()::resolve).filter(Files::isRegularFile)
                .filter(file -> !file.endsWith("RepositoryTest.java")).toList();
    }
}
