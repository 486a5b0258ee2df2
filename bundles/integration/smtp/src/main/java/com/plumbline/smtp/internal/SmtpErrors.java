package com.plumbline.smtp.internal;

import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a mail server said, or did not say, in plain words and with its own code; never with an address. */
final class SmtpErrors {

    private static final Pattern REPLY = Pattern.compile("(?:response: |^)(-1|[2-5]\\d\\d)\\b");
    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>@:;]+@[^\\s<>@:;]+>?");
    private static final int MOST_WORDS = 200;

    private final SmtpSettings settings;

    SmtpErrors(SmtpSettings settings) {
        this.settings = settings;
    }

    VendorFailure explain(Throwable failure) {
        List<Throwable> chain = chain(failure);
        for (Throwable cause : chain) {
            if (cause instanceof VendorFailure said) {
                return said;
            }
            if (cause instanceof SMTPAddressFailedException recipient) {
                return recipient(recipient);
            }
            if (cause instanceof SMTPSenderFailedException sender) {
                return sender(sender);
            }
            if (cause instanceof AuthenticationFailedException login) {
                return login(login);
            }
            if (cause instanceof AddressException address) {
                return failure(Kind.REJECTED, "address", "The recipient's address is not one that mail can be sent to.", address);
            }
        }
        return network(chain).orElseGet(() -> replied(chain, failure));
    }

    private VendorFailure recipient(SMTPAddressFailedException refused) {
        int code = refused.getReturnCode();
        if (code / 100 == 5) {
            return failure(Kind.REJECTED, code, "The mail server does not take mail for this recipient" + (code == 550 || code == 551
                    ? ": there is no such mailbox, or it does not accept mail from here." : code == 552 ? ": the mailbox is full." : "."), refused);
        }
        return later(code, refused);
    }

    private VendorFailure sender(SMTPSenderFailedException refused) {
        return refused.getReturnCode() / 100 == 5 ? failure(Kind.REFUSED, refused.getReturnCode(),
                "The mail server does not let this account send from the sender address. Check the address and the account.", refused)
                : later(refused.getReturnCode(), refused);
    }

    private VendorFailure login(AuthenticationFailedException refused) {
        int code = reply(refused);
        if (code / 100 == 4) {
            return later(code, refused);
        }
        return failure(Kind.REFUSED, code < 0 ? "login" : String.valueOf(code),
                "The mail server refused the login. Check user name and password; with two-step sign-in an app password is needed."
                        + said(refused), refused);
    }

    private Optional<VendorFailure> network(List<Throwable> chain) {
        for (Throwable cause : chain) {
            if (cause instanceof UnknownHostException) {
                return Optional.of(failure(Kind.UNAVAILABLE, "unreachable", "There is no mail server called " + settings.host()
                        + ". Check its name.", cause));
            }
            if (cause instanceof SocketTimeoutException) {
                return Optional.of(failure(Kind.TIMEOUT, "timeout", "The mail server did not answer within "
                        + settings.patience().toSeconds() + " seconds.", cause));
            }
            if (cause instanceof ConnectException) {
                return Optional.of(failure(Kind.UNAVAILABLE, "unreachable", "Nothing answers at " + settings.host() + ", port "
                        + settings.port() + ". Check both, and the network.", cause));
            }
            if (cause instanceof SSLException) {
                return Optional.of(failure(Kind.REFUSED, "tls", "No secure connection to " + settings.host()
                        + ": its certificate is not trusted or not for this name, or port and encryption do not match.", cause));
            }
        }
        return Optional.empty();
    }

    private VendorFailure replied(List<Throwable> chain, Throwable failure) {
        for (Throwable cause : chain) {
            if (cause instanceof MessagingException mail && mail.getMessage() != null && mail.getMessage().contains("STARTTLS is required")) {
                return failure(Kind.REFUSED, "tls", "The mail server offers no STARTTLS. Choose the encryption and port that your provider names.", mail);
            }
        }
        for (Throwable cause : chain) {
            int code = cause instanceof SMTPSendFailedException sending ? sending.getReturnCode() : cause instanceof MessagingException mail ? reply(mail) : 0;
            if (code / 100 == 4) {
                return later(code, cause);
            }
            if (code == 530 || code == 534 || code == 535 || code == 538) {
                return failure(Kind.REFUSED, code, "The mail server wants a login, or another way of logging in. Check user name, password and encryption.",
                        cause);
            }
            if (code / 100 == 5) {
                return failure(Kind.REJECTED, code, "The mail server refused the mail.", cause);
            }
        }
        return failure(Kind.UNAVAILABLE, "dropped", "The connection to the mail server was lost.", failure);
    }

    private VendorFailure later(int code, Throwable cause) {
        return failure(code == 421 ? Kind.UNAVAILABLE : Kind.THROTTLED, code, "The mail server asks to try again later.", cause);
    }

    private VendorFailure failure(Kind kind, int code, String words, Throwable cause) {
        return failure(kind, String.valueOf(code), words + said(cause), cause);
    }

    private static VendorFailure failure(Kind kind, String code, String words, Throwable cause) {
        return new VendorFailure(SmtpPlugin.ID, SmtpPlugin.ID + ".send", kind, code, words, null, null, cause);
    }

    private static String said(Throwable cause) {
        String words = cause.getMessage() == null ? "" : ADDRESS.matcher(cause.getMessage().strip().replaceAll("\\s+", " ")).replaceAll("the address");
        return words.isEmpty() ? "" : " It said: " + (words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS - 1) + "…");
    }

    private static int reply(MessagingException failure) {
        Matcher code = REPLY.matcher(failure.getMessage() == null ? "" : failure.getMessage());
        return code.find() ? Integer.parseInt(code.group(1)) : 0;
    }

    /** Causes, and the further exceptions that Jakarta Mail hangs beside them. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> all = new ArrayList<>();
        collect(failure, all);
        return all;
    }

    private static void collect(Throwable failure, List<Throwable> all) {
        if (failure != null && !all.contains(failure)) {
            all.add(failure);
            if (failure instanceof MessagingException mail) {
                collect(mail.getNextException(), all);
            }
            collect(failure.getCause(), all);
        }
    }
}
