package com.plumbline.simulators.internal.smtp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One mail, taken apart as a mail program does: RFC 5322 headers, MIME alternatives, encoded words. */
final class ReceivedMail {

    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?([^?]+)\\?([bBqQ])\\?([^?]*)\\?=(?:\\s+(?==\\?))?");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> headers = new LinkedHashMap<>();
    private String text;
    private String html;

    private ReceivedMail() {}

    /** @param data as sent between DATA and the final dot, dots unstuffed, lines ended by CRLF, one char a byte */
    static ReceivedMail parse(String data) {
        ReceivedMail mail = new ReceivedMail();
        mail.headers.putAll(headers(data));
        mail.part(mail.headers, body(data));
        return mail;
    }

    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** As {@code GET /sandbox/mails} shows it. */
    ObjectNode json(String account, String from, List<String> recipients, Instant at) {
        ObjectNode json = Json.object().put("account", account).put("from", from).put("to", String.join(", ", recipients))
                .put("subject", decoded(headers.getOrDefault("subject", ""))).put("text", text).put("html", html).put("at", Json.time(at))
                .put("messageId", header("message-id")).put("fromHeader", decoded(headers.getOrDefault("from", "")))
                .put("toHeader", decoded(headers.getOrDefault("to", "")))
                .put("replyTo", header("reply-to") == null ? null : decoded(header("reply-to")));
        ObjectNode all = json.putObject("headers");
        headers.forEach(all::put);
        ArrayNode to = json.putArray("recipients");
        recipients.forEach(to::add);
        return json;
    }

    private void part(Map<String, String> about, String body) {
        String type = about.getOrDefault("content-type", "text/plain; charset=us-ascii");
        String kind = type.split(";")[0].strip().toLowerCase(Locale.ROOT);
        Matcher boundary = BOUNDARY.matcher(type);
        if (kind.startsWith("multipart/") && boundary.find()) {
            String[] parts = ("\r\n" + body).split(Pattern.quote("\r\n--" + boundary.group(1)));
            for (int i = 1; i < parts.length && !parts[i].startsWith("--"); i++) {
                String part = parts[i].replaceFirst("^[ \t]*\r\n", "");
                part(headers(part), body(part));
            }
        } else if (kind.equals("text/html") && html == null) {
            html = content(about, type, body);
        } else if (kind.equals("text/plain") && text == null) {
            text = content(about, type, body);
        }
    }

    private static String content(Map<String, String> about, String type, String body) {
        String encoding = about.getOrDefault("content-transfer-encoding", "7bit").strip().toLowerCase(Locale.ROOT);
        byte[] bytes = switch (encoding) {
            case "base64" -> Base64.getMimeDecoder().decode(body.getBytes(StandardCharsets.ISO_8859_1));
            case "quoted-printable" -> unquoted(body.replaceAll("[ \t]*=\r\n", ""), false);
            default -> body.getBytes(StandardCharsets.ISO_8859_1);
        };
        Matcher charset = CHARSET.matcher(type);
        return new String(bytes, charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.US_ASCII).replace("\r\n", "\n");
    }

    private static Map<String, String> headers(String data) {
        int end = data.startsWith("\r\n") ? 0 : data.indexOf("\r\n\r\n");
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : (end < 0 ? data : data.substring(0, end)).replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static String body(String data) {
        if (data.startsWith("\r\n")) {
            return data.substring(2);
        }
        int end = data.indexOf("\r\n\r\n");
        return end < 0 ? "" : data.substring(end + 4);
    }

    private static String decoded(String header) {
        return ENCODED_WORD.matcher(header).replaceAll(word -> {
            byte[] bytes = word.group(2).equalsIgnoreCase("b") ? Base64.getDecoder().decode(word.group(3)) : unquoted(word.group(3), true);
            return Matcher.quoteReplacement(new String(bytes, Charset.forName(word.group(1))));
        });
    }

    private static byte[] unquoted(String text, boolean word) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && i + 2 < text.length() && text.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}")) {
                bytes[length++] = (byte) Integer.parseInt(text.substring(i + 1, i + 3), 16);
                i += 2;
            } else {
                bytes[length++] = (byte) (word && c == '_' ? ' ' : c);
            }
        }
        return Arrays.copyOf(bytes, length);
    }
}
