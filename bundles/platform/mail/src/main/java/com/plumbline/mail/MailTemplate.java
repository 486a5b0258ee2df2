package com.plumbline.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail's wording, kept as a resource beside the class that sends it: {@code reset.txt} begins with {@code Subject: …}, an empty
 * line, and the text; {@code {{name}}} is filled in. The HTML is made of the text: blank lines part paragraphs, a line that is
 * only a link becomes a button.
 */
public final class MailTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String SUBJECT = "Subject: ";

    private final String subject;
    private final String text;

    private MailTemplate(String subject, String text) {
        this.subject = subject;
        this.text = text;
    }

    /**
     * @param beside class in whose package the resource lies
     * @param name   of the resource, without {@code .txt}
     */
    public static MailTemplate of(Class<?> beside, String name) {
        try (InputStream resource = beside.getResourceAsStream(name + ".txt")) {
            if (resource == null) {
                throw new IllegalArgumentException("There is no " + name + ".txt beside " + beside.getName());
            }
            return parse(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MailTemplate parse(String name, String content) {
        int end = content.indexOf("\n\n");
        if (!content.startsWith(SUBJECT) || end < 0) {
            throw new IllegalArgumentException(name + ".txt begins with a line \"Subject: …\" and an empty line");
        }
        return new MailTemplate(content.substring(SUBJECT.length(), end).strip(), content.substring(end + 2).strip() + '\n');
    }

    /**
     * @param values for every place in the template; a missing one is an error of the program
     * @return subject, text and HTML to this address
     */
    public NewMail to(String address, Map<String, String> values) {
        String filled = fill(text, values);
        return NewMail.to(address, fill(subject, values).replaceAll("\\s+", " "), filled).html(HtmlText.of(filled));
    }

    private static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("The mail needs a value for " + place.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
