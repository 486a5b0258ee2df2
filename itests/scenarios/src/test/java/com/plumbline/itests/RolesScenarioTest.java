package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.itests.Operations.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each role tries each operation; {@code docs/guide/roles.md} says who may. */
class RolesScenarioTest {

    private static final String PASSWORD = "a-long-enough-password";

    /** What has to be reached before anybody is known: signing in and up, a forgotten password, an invitation, the look of the front page. */
    private static final List<String> OPEN = List.of("/api/session", "/api/platform/session", "/api/setup", "/health", "/api/password-resets",
            "/api/invitations/acceptances", "/api/signups", "GET /api/branding");

    @TempDir
    static Path data;
    private static Demo demo;
    private static Rest owner;

    @BeforeAll
    static void start() {
        demo = Demo.in(data).start();
        owner = demo.owner();
        new Steps(owner).mirrored();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    @Proves({"SEC-01", "TEN-06"})
    void eachRoleMayDoWhatTheGuideSaysAndNothingElse() throws IOException {
        Map<String, Map<String, Boolean>> table = roles();
        List<String> wrong = new ArrayList<>();
        for (String role : List.of("admin", "dispatcher", "csr", "technician", "bookkeeper")) {
            Rest rest = person(role);
            for (Operation operation : Operations.of(owner)) {
                if (operation.permission().isEmpty() || operation.path().contains("/operator/") || operation.path().equals("/api/session")) {
                    continue;
                }
                Map<String, Boolean> permission = table.get(operation.permission());
                assertThat(permission).as("docs/guide/roles.md has no line for %s, which %s needs", operation.permission(), operation).isNotNull();
                Rest.Answer answer = rest.call(operation.method(), operation.pathWith("none"), operation.takesBody() ? "{\"unknown\":true}" : null);
                boolean refused = answer.status() == 403 && answer.code().equals("permission.missing");
                if (refused == permission.get(role)) {
                    wrong.add(role + ": " + operation + " needs " + operation.permission() + ", answered " + answer.status() + " " + answer.code());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Proves("SEC-01")
    void nobodyGetsAnythingButTheFewOpenDoors() {
        List<String> open = new ArrayList<>();
        for (Operation operation : Operations.of(owner)) {
            Rest.Answer answer = demo.nobody().call(operation.method(), operation.pathWith("none"), operation.takesBody() ? "{}" : null);
            // 415: what cannot even be read as what the operation takes is turned away before anybody asks who it is.
            if (answer.status() != 401 && answer.status() != 415) {
                open.add(operation.toString());
            }
        }
        assertThat(open).containsOnlyOnceElementsOf(List.of("POST /api/session", "GET /api/setup", "POST /api/setup"))
                .allMatch(operation -> OPEN.stream().anyMatch(operation::contains));
    }

    private static Rest person(String role) {
        String email = role + "@example.com";
        owner.post("/api/users", Rest.JSON.createObjectNode().put("name", "A " + role).put("email", email).put("role", role).put("password", PASSWORD)).ok();
        return Rest.signIn(demo.address(), email, PASSWORD);
    }

    @Test
    void aRefusedRequestWhoseBodyComesLateLeavesTheConnectionInOrder() throws IOException {
        try (Socket connection = new Socket(demo.address().getHost(), demo.address().getPort())) {
            BufferedReader answers = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            send(connection, "POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n");
            connection.setSoTimeout(300);
            assertThatThrownBy(answers::readLine).as("an answer before the request is whole").isInstanceOf(SocketTimeoutException.class);
            connection.setSoTimeout(10_000);

            send(connection, "{}GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(answers.readLine()).contains(" 401 ");
            // It follows the first one's body, which ends without a line's end.
            assertThat(answers.lines().filter(line -> line.contains("HTTP/1.1 ")).findFirst()).hasValueSatisfying(line -> assertThat(line).contains("HTTP/1.1 200 "));
        }
    }

    private static void send(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    /** permission → role → may. The page's table has one line a permission and one column a role; a mark means yes. */
    private static Map<String, Map<String, Boolean>> roles() throws IOException {
        Map<String, Map<String, Boolean>> table = new HashMap<>();
        List<String> columns = List.of();
        for (String line : Files.readAllLines(Demo.repository().resolve("docs/guide/roles.md"))) {
            if (!line.startsWith("|") || line.startsWith("|-") || line.startsWith("| -")) {
                continue;
            }
            List<String> cells = java.util.Arrays.stream(line.substring(1).split("\\|")).map(cell -> cell.strip().replace("`", "").toLowerCase(java.util.Locale.ROOT)).toList();
            if (cells.get(0).equals("permission")) {
                columns = cells;
            } else if (!columns.isEmpty()) {
                Map<String, Boolean> row = new HashMap<>();
                for (int i = 1; i < columns.size() && i < cells.size(); i++) {
                    row.put(columns.get(i), !cells.get(i).isEmpty() && !cells.get(i).equals("-"));
                }
                table.put(cells.get(0), row);
            }
        }
        return table;
    }
}
