package com.plumbline.identity.internal;

import com.plumbline.mail.Mail;
import com.plumbline.mail.NewMail;
import com.plumbline.persistence.Store;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what would be mailed once it is committed. Another method than {@code queue} is not expected. */
final class Letterbox {

    private static final Pattern TOKEN = Pattern.compile("#([A-Za-z0-9_-]{43})");

    final List<NewMail> letters = new ArrayList<>();

    Mail mail() {
        return (Mail) Proxy.newProxyInstance(Mail.class.getClassLoader(), new Class<?>[] {Mail.class}, (proxy, method, values) -> {
            if (!method.getName().equals("queue")) {
                throw new UnsupportedOperationException(method.getName());
            }
            Store.afterCommit((Connection) values[1], () -> letters.add((NewMail) values[2]));
            return method.getReturnType() == long.class ? (Object) 1L : "mail_1";
        });
    }

    List<String> subjects() {
        return letters.stream().map(NewMail::subject).toList();
    }

    NewMail last() {
        return letters.get(letters.size() - 1);
    }

    /** The token in the last letter's link. */
    String token() {
        Matcher matcher = TOKEN.matcher(last().text());
        if (!matcher.find()) {
            throw new AssertionError("No link in: " + last().text());
        }
        return matcher.group(1);
    }
}
