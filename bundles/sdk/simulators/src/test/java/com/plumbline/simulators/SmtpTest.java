package com.plumbline.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail server, spoken to line by line. */
class SmtpTest {

    private static final String MAIL = "From: =?UTF-8?Q?Pr=C3=A4rie?= <office@example.com>\r\nTo: a@example.com\r\nDate: Sun, 22 Nov 2026 09:00:00 +0000\r\n"
            + "Message-ID: <m1@example.com>\r\nSubject: Hello\r\n there\r\nMIME-Version: 1.0\r\n";

    @TempDir
    private Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private Sandbox sandbox;
    private Socket socket;
    private BufferedReader in;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.in(data));
        connect();
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        sandbox.close();
    }

    @Test
    void aMailIsTakenAndShownAsAMailProgramWould() throws Exception {
        login();
        assertThat(say("MAIL FROM:<office@example.com> SIZE=500")).startsWith("250");
        assertThat(say("RCPT TO:<a@example.com>")).startsWith("250");
        assertThat(say("DATA")).startsWith("354");
        assertThat(say(MAIL + "Content-Type: multipart/alternative; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=\r\n=C3=9Fe\r\n..dot\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + base64("<p>Grüße</p>") + "\r\n--x--\r\n.")).startsWith("250");
        assertThat(say("QUIT")).startsWith("221");

        JsonNode mail = get("/sandbox/mails").at("/items/0");
        assertThat(mail.path("from").asText()).isEqualTo("office@example.com");
        assertThat(mail.path("to").asText()).isEqualTo("a@example.com");
        assertThat(mail.path("fromHeader").asText()).isEqualTo("Prärie <office@example.com>");
        assertThat(mail.path("subject").asText()).isEqualTo("Hello there");
        assertThat(mail.path("text").asText()).isEqualTo("Grüße\n.dot");
        assertThat(mail.path("html").asText()).isEqualTo("<p>Grüße</p>");
        assertThat(mail.path("messageId").asText()).isEqualTo("<m1@example.com>");
        assertThat(mail.path("account").asText()).isEqualTo("platform");
    }

    @Test
    void mailsAreThereAfterARestart() throws Exception {
        login();
        send("a@example.com");
        sandbox.close();
        sandbox = Sandbox.start(SandboxOptions.in(data));
        assertThat(get("/sandbox/mails").path("items")).hasSize(1);
    }

    @Test
    void whoeverSkipsAStepIsTold() throws Exception {
        assertThat(say("MAIL FROM:<a@example.com>")).startsWith("503");
        assertThat(say("EHLO me")).contains("AUTH PLAIN LOGIN").contains("SIZE 10485760").contains("STARTTLS");
        assertThat(say("MAIL FROM:<a@example.com>")).startsWith("530");
        assertThat(say("AUTH PLAIN " + base64("\0platform\0wrong"))).startsWith("535");
        assertThat(say("AUTH CRAM-MD5")).startsWith("504");
        login();
        assertThat(say("RCPT TO:<a@example.com>")).startsWith("503");
        assertThat(say("MAIL FROM: <a@example.com>")).startsWith("501");
        assertThat(say("MAIL FROM:<a@example.com> SIZE=99999999")).startsWith("552");
        assertThat(say("MAIL FROM:<a@example.com>")).startsWith("250");
        assertThat(say("RCPT TO:<unknown@example.com>")).startsWith("550");
        assertThat(say("DATA")).startsWith("554");
        assertThat(say("RCPT TO:<greylisted@example.com>")).startsWith("451");
        assertThat(say("RCPT TO:<greylisted@example.com>")).startsWith("250");
        assertThat(say("NONSENSE")).startsWith("500");
        assertThat(say("RSET")).startsWith("250");
        assertThat(say("DATA")).startsWith("503");
    }

    @Test
    void aMailWithoutItsHeadersIsRefused() throws Exception {
        login();
        say("MAIL FROM:<a@example.com>");
        say("RCPT TO:<a@example.com>");
        say("DATA");
        assertThat(say("Subject: no date\r\n\r\nText\r\n.")).startsWith("554");
        assertThat(get("/sandbox/mails").path("items")).isEmpty();
    }

    @Test
    void aBareLineFeedEndsTheConnection() throws Exception {
        socket.getOutputStream().write("EHLO me\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(in.readLine()).startsWith("500");
        assertThat(in.readLine()).isNull();
    }

    @Test
    void faultsStrikeWhereTheyBelong() throws Exception {
        fault("{\"status\":535}");
        connect();
        say("EHLO me");
        assertThat(say("AUTH PLAIN " + base64("\0platform\0" + password()))).startsWith("535");
        fault("{\"status\":421}");
        socket.close();
        socket = new Socket("127.0.0.1", sandbox.mailPort());
        assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine()).startsWith("421");
        fault("{\"drop\":\"after\"}");
        connect();
        login();
        assertThat(send("a@example.com")).isNull();
        assertThat(get("/sandbox/mails").path("items")).hasSize(1);
        fault("{\"drop\":\"before\"}");
        connect();
        login();
        assertThat(send("a@example.com")).isNull();
        assertThat(get("/sandbox/mails").path("items")).hasSize(1);
    }

    private void connect() throws IOException {
        socket = new Socket("127.0.0.1", sandbox.mailPort());
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        assertThat(in.readLine()).startsWith("220");
    }

    private void login() throws Exception {
        say("EHLO me");
        assertThat(say("AUTH LOGIN")).isEqualTo("334 VXNlcm5hbWU6");
        assertThat(say(base64("platform"))).isEqualTo("334 UGFzc3dvcmQ6");
        assertThat(say(base64(password()))).startsWith("235");
    }

    private String send(String to) throws IOException {
        say("MAIL FROM:<office@example.com>");
        say("RCPT TO:<" + to + ">");
        say("DATA");
        return say(MAIL + "\r\nText\r\n.");
    }

    /** @return the whole reply, {@code null} when the connection is gone */
    private String say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        String reply = in.readLine();
        StringBuilder all = new StringBuilder(reply == null ? "" : reply);
        while (reply != null && reply.length() > 3 && reply.charAt(3) == '-') {
            reply = in.readLine();
            all.append('\n').append(reply);
        }
        return reply == null ? null : all.toString();
    }

    private String password() throws Exception {
        return get("/sandbox/setup/platform?sandbox=" + sandbox.base()).at("/settings/password").asText();
    }

    private void fault(String body) throws Exception {
        http.send(HttpRequest.newBuilder(URI.create(sandbox.base() + "/sandbox/faults/smtp")).PUT(BodyPublishers.ofString(body)).build(),
                BodyHandlers.discarding());
    }

    private JsonNode get(String path) throws Exception {
        return new ObjectMapper().readTree(http.send(HttpRequest.newBuilder(URI.create(sandbox.base() + path)).build(), BodyHandlers.ofString()).body());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
