package com.plumbline.simulators.internal.smtp;

import com.plumbline.simulators.internal.http.Faults;
import com.plumbline.simulators.internal.http.Vendor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/**
 * One connection, by the letter of RFC 5321: order of commands, path syntax, CRLF, line length, SIZE, dot stuffing; RFC 4954 for
 * AUTH, RFC 3207 for STARTTLS. One fault is drawn per connection and strikes where its status belongs: 421 at the greeting,
 * 454, 530, 534, 535 at AUTH, 450 to 452 and 550 to 553 at RCPT, all else after the text.
 */
final class SmtpSession {

    static final int LARGEST = 10 * 1024 * 1024;
    private static final int LONGEST_LINE = 1000;
    private static final int MOST_RECIPIENTS = 100;
    private static final Pattern PATH = Pattern.compile("(?:FROM|TO):<([^<>\\s@]{1,64}@[A-Za-z0-9.-]{1,255}|)>((?: [A-Za-z0-9-]+(?:=[^ ]+)?)*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile(" SIZE=(\\d{1,20})", Pattern.CASE_INSENSITIVE);
    private static final Faults.Fault NONE = new Faults.Fault(0, 0, false, false);

    private final Accounts accounts;
    private final MailBook book;
    private final Greylist greylist;
    private final SelfSigned tls;
    private final Clock clock;
    private final Faults.Fault fault;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean greeted;
    private String account;
    private String from;
    private final List<String> recipients = new ArrayList<>();

    SmtpSession(Socket socket, Accounts accounts, MailBook book, Faults faults, Greylist greylist, SelfSigned tls, Clock clock)
            throws IOException {
        this.accounts = accounts;
        this.book = book;
        this.greylist = greylist;
        this.tls = tls;
        this.clock = clock;
        this.fault = faults.draw(Vendor.SMTP).orElse(NONE);
        use(socket);
    }

    private void use(Socket other) throws IOException {
        socket = other;
        in = new BufferedInputStream(other.getInputStream());
        out = other.getOutputStream();
    }

    void run() throws IOException {
        if (fault.status() == 421) {
            reply("421 4.3.2 sandbox is not available, try later");
            return;
        }
        reply("220 sandbox ESMTP");
        for (String line = line(); line != null; line = line()) {
            String[] words = line.split(" ", 2);
            if (!obey(words[0].toUpperCase(Locale.ROOT), words.length > 1 ? words[1] : "")) {
                return;
            }
        }
    }

    /** @return whether the connection goes on */
    private boolean obey(String command, String rest) throws IOException {
        switch (command) {
            case "EHLO", "HELO" -> hello(command, rest);
            case "STARTTLS" -> startTls();
            case "AUTH" -> authenticate(rest);
            case "MAIL" -> mail(rest);
            case "RCPT" -> recipient(rest);
            case "DATA" -> {
                return data();
            }
            case "RSET" -> {
                forget();
                reply("250 2.0.0 OK");
            }
            case "NOOP" -> reply("250 2.0.0 OK");
            case "VRFY" -> reply("252 2.1.5 send some mail, it will be tried");
            case "QUIT" -> {
                reply("221 2.0.0 bye");
                return false;
            }
            default -> reply("500 5.5.1 unknown command");
        }
        return true;
    }

    private void hello(String command, String name) throws IOException {
        if (name.isBlank()) {
            reply("501 5.5.4 who are you?");
            return;
        }
        greeted = true;
        forget();
        if (command.equals("HELO")) {
            reply("250 sandbox");
            return;
        }
        boolean plain = !(socket instanceof SSLSocket);
        reply("250-sandbox\r\n250-SIZE " + LARGEST + "\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n" + (plain ? "250-STARTTLS\r\n" : "")
                + "250 AUTH PLAIN LOGIN");
    }

    private void startTls() throws IOException {
        if (socket instanceof SSLSocket) {
            reply("503 5.5.1 TLS is on already");
            return;
        }
        reply("220 2.0.0 go ahead");
        SSLSocket secure = (SSLSocket) tls.sockets().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        use(secure);
        greeted = false;
        account = null;
        forget();
    }

    private void authenticate(String rest) throws IOException {
        if (!greeted || account != null || from != null) {
            reply("503 5.5.1 not now");
            return;
        }
        String[] words = rest.split(" ", 2);
        String user;
        String password;
        switch (words[0].toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> {
                String[] parts = decoded(words.length > 1 ? words[1] : ask("334 ")).split("\0", -1);
                user = parts.length == 3 ? parts[1] : "";
                password = parts.length == 3 ? parts[2] : "";
            }
            case "LOGIN" -> {
                user = decoded(words.length > 1 ? words[1] : ask("334 VXNlcm5hbWU6"));
                password = decoded(ask("334 UGFzc3dvcmQ6"));
            }
            default -> {
                reply("504 5.5.4 PLAIN or LOGIN");
                return;
            }
        }
        if (fault.status() == 454 || fault.status() == 530 || fault.status() == 534 || fault.status() == 535) {
            reply(fault.status() + (fault.status() == 454 ? " 4.7.0 temporary authentication failure" : " 5.7.8 authentication refused"));
        } else if (accounts.knows(user, password)) {
            account = user;
            reply("235 2.7.0 welcome");
        } else {
            reply("535 5.7.8 user name or password is wrong");
        }
    }

    private String ask(String challenge) throws IOException {
        reply(challenge);
        String answer = line();
        return answer == null ? "" : answer;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private void mail(String rest) throws IOException {
        Matcher path = PATH.matcher(rest);
        Matcher size = SIZE.matcher(rest);
        if (!greeted || from != null) {
            reply("503 5.5.1 not now");
        } else if (account == null) {
            reply("530 5.7.0 log in first");
        } else if (!path.matches() || !rest.toUpperCase(Locale.ROOT).startsWith("FROM:")) {
            reply("501 5.1.7 MAIL FROM:<name@example.com>");
        } else if (size.find() && Double.parseDouble(size.group(1)) > LARGEST) {
            reply("552 5.3.4 too large");
        } else {
            from = path.group(1);
            reply("250 2.1.0 OK");
        }
    }

    private void recipient(String rest) throws IOException {
        Matcher path = PATH.matcher(rest);
        int status = fault.status();
        if (from == null) {
            reply("503 5.5.1 MAIL first");
        } else if (!path.matches() || path.group(1).isEmpty() || !rest.toUpperCase(Locale.ROOT).startsWith("TO:")) {
            reply("501 5.1.3 RCPT TO:<name@example.com>");
        } else if (recipients.size() == MOST_RECIPIENTS) {
            reply("452 4.5.3 too many recipients");
        } else if (status >= 450 && status <= 452 || status >= 550 && status <= 553) {
            reply(status + (status < 500 ? " 4.2.0 please try again later" : " 5.1.1 not here"));
        } else {
            String refusal = greylist.refusal(path.group(1));
            if (refusal == null) {
                recipients.add(path.group(1));
            }
            reply(refusal == null ? "250 2.1.5 OK" : refusal);
        }
    }

    private boolean data() throws IOException {
        if (recipients.isEmpty()) {
            reply(from == null ? "503 5.5.1 MAIL first" : "554 5.5.1 no valid recipients");
            return true;
        }
        reply("354 end with a line that is only a dot");
        StringBuilder text = new StringBuilder();
        boolean tooLarge = false;
        for (String line = line(); !".".equals(line); line = line()) {
            if (line == null) {
                return false;
            }
            tooLarge |= text.length() + line.length() > LARGEST;
            if (!tooLarge) {
                text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
        }
        if (fault.latencyMillis() > 0 && !pause(fault.latencyMillis()) || fault.dropBefore()) {
            return false;
        }
        return taken(text.toString(), tooLarge);
    }

    private boolean taken(String text, boolean tooLarge) throws IOException {
        ReceivedMail mail = ReceivedMail.parse(text);
        if (tooLarge) {
            reply("552 5.3.4 too large");
        } else if (fault.status() != 0) {
            reply(fault.status() + (fault.status() < 500 ? " 4.3.0 please try again later" : " 5.3.0 refused"));
        } else if (mail.header("from") == null || mail.header("date") == null || mail.header("message-id") == null) {
            reply("554 5.6.0 From, Date and Message-ID are needed");
        } else {
            book.add(mail.json(account, from, List.copyOf(recipients), clock.instant()));
            if (fault.dropAfter()) {
                return false;
            }
            reply("250 2.0.0 OK queued as " + Integer.toHexString(text.hashCode()));
        }
        forget();
        return true;
    }

    private void forget() {
        from = null;
        recipients.clear();
    }

    private static boolean pause(int millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void reply(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** One line without its CRLF, a char a byte; {@code null} at the end, and for a line that no client may send. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                if (line.length() == 0 || line.charAt(line.length() - 1) != '\r') {
                    reply("500 5.5.2 lines end with CRLF");
                    return null;
                }
                line.setLength(line.length() - 1);
                return line.toString();
            }
            if (line.length() == LONGEST_LINE) {
                reply("500 5.5.2 a line has at most 1000 characters");
                return null;
            }
            line.append((char) c);
        }
        return null;
    }
}
