package com.plumbline.messaging.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.messaging.spi.OutgoingSms;
import com.plumbline.messaging.spi.SentSms;
import com.plumbline.messaging.spi.SmsCarrier;
import com.plumbline.messaging.spi.SmsProblem;
import com.plumbline.messaging.spi.SmsSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A carrier that does what the test says, call by call; without a word from the test it takes what it gets. */
final class ScriptedCarrier implements SmsCarrier {

    /** The process dies here. */
    static final class Kill extends Error {
        private static final long serialVersionUID = 1L;
    }

    record OnPhone(String carrierId, OutgoingSms sms) {}

    final List<OnPhone> phone = new ArrayList<>();
    boolean ready = true;
    boolean answersKeywords;
    SmsSender sender;
    int calls;
    int looks;
    int checks;
    final Map<String, SentSms.State> progress = new HashMap<>();
    private final String id;
    private final Deque<Supplier<SentSms>> script = new ArrayDeque<>();
    private final Deque<Supplier<Optional<SentSms>>> lookScript = new ArrayDeque<>();
    private OutgoingSms now;

    ScriptedCarrier(String id) {
        this.id = id;
    }

    ScriptedCarrier takes() {
        script.add(this::take);
        return this;
    }

    ScriptedCarrier takesAndTheAnswerIsLost() {
        script.add(() -> {
            take();
            throw failure(VendorFailure.Kind.TIMEOUT, "time-out", null);
        });
        return this;
    }

    ScriptedCarrier takesAndTheProcessDies() {
        script.add(() -> {
            take();
            throw new Kill();
        });
        return this;
    }

    ScriptedCarrier diesBeforeItArrives() {
        script.add(() -> {
            throw new Kill();
        });
        return this;
    }

    ScriptedCarrier fails(VendorFailure.Kind kind, String code, Duration retryAfter) {
        script.add(() -> {
            throw failure(kind, code, retryAfter);
        });
        return this;
    }

    ScriptedCarrier breaks() {
        script.add(() -> {
            take();
            throw new IllegalStateException("a fault in the plug-in");
        });
        return this;
    }

    ScriptedCarrier cannotBeAsked() {
        lookScript.add(() -> {
            throw failure(VendorFailure.Kind.UNAVAILABLE, "503", null);
        });
        return this;
    }

    private SentSms take() {
        OnPhone taken = new OnPhone(id + "-" + (phone.size() + 1), now);
        phone.add(taken);
        return new SentSms(taken.carrierId(), SentSms.State.ACCEPTED, 1, null, null);
    }

    private VendorFailure failure(VendorFailure.Kind kind, String code, Duration retryAfter) {
        return new VendorFailure(id, id + ".send", kind, code, "The carrier said " + code + ".", null, retryAfter, null);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean ready(TenantId tenant) {
        return ready;
    }

    @Override
    public SentSms send(TenantId tenant, OutgoingSms sms) {
        calls++;
        now = sms;
        return script.isEmpty() ? take() : script.poll().get();
    }

    @Override
    public Optional<SentSms> find(TenantId tenant, OutgoingSms sms, Instant since, Set<String> notThese) {
        looks++;
        if (!lookScript.isEmpty()) {
            return lookScript.poll().get();
        }
        return phone.stream().filter(each -> each.sms().to().equals(sms.to()) && each.sms().body().equals(sms.body()))
                .filter(each -> !notThese.contains(each.carrierId())).findFirst()
                .map(each -> new SentSms(each.carrierId(), SentSms.State.SENT, 1, null, null));
    }

    @Override
    public Optional<SentSms> status(TenantId tenant, String carrierId) {
        checks++;
        return Optional.ofNullable(progress.get(carrierId)).map(state -> new SentSms(carrierId, state, 1, null, null));
    }

    @Override
    public SmsProblem explain(String errorCode) {
        return switch (errorCode) {
            case "21610" -> new SmsProblem(SmsProblem.Kind.OPTED_OUT, "The person has replied STOP.");
            case "21211" -> new SmsProblem(SmsProblem.Kind.INVALID_NUMBER, "The number cannot be dialled. Correct it.");
            case "21606" -> new SmsProblem(SmsProblem.Kind.SENDER, "The sender is not set up.");
            case "30003" -> new SmsProblem(SmsProblem.Kind.UNREACHABLE, "The phone is off.");
            case "30007" -> new SmsProblem(SmsProblem.Kind.FILTERED, "The network filtered it.");
            default -> new SmsProblem(SmsProblem.Kind.PERMANENT, "Refused, code " + errorCode + ".");
        };
    }

    @Override
    public boolean answersKeywords(TenantId tenant) {
        return answersKeywords;
    }

    @Override
    public Optional<SmsSender> sender(TenantId tenant) {
        return Optional.ofNullable(sender);
    }
}
