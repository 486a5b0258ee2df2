package com.plumbline.messaging.internal;

import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.Messages;
import com.plumbline.messaging.SmsText;
import com.plumbline.messaging.spi.SmsCarrier;
import com.plumbline.messaging.spi.SmsSender;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What an SMS would be before it is sent: its segments, what they cost, whose number it comes from. Asks no carrier. */
@Component(service = Quotes.class)
public class Quotes {

    private final Carriers carriers;
    private final CompanyRules rules;

    /**
     * @param units        characters as the carrier counts them
     * @param carrier      that is tried first; {@code null} when none is connected
     * @param costCents    rounded up; {@code null} when the carrier's settings name no price
     * @param cost         to the carrier's last digit
     * @param from         number it comes from; {@code null} when the carrier does not say
     * @param registration {@code unknown registered pending none not-needed}
     * @param fallback     carriers that are tried after it, in order
     */
    public record Quote(String encoding, int units, int segments, String carrier, Long costCents, BigDecimal cost, String currency, String from,
            String registration, List<String> fallback) {}

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile Messages messages;

    @Activate
    public Quotes(@Reference Carriers carriers, @Reference CompanyRules rules) {
        this.carriers = carriers;
        this.rules = rules;
    }

    /** @throws RuleViolation {@code request.invalid} with fields, {@code message.too-long} */
    public Quote quote(TenantId tenant, String to, String body) {
        if (body == null || body.isBlank() || to == null || PhoneNumber.parse(to).isEmpty()) {
            throw new RuleViolation("request.invalid", "A quote needs a phone number and a text.",
                    body == null || body.isBlank() ? Map.of("body", "is missing") : Map.of("to", "is not a phone number"));
        }
        if (body.length() > JpaMessages.LONGEST) {
            throw new RuleViolation("message.too-long", "The text has " + body.length() + " characters; an SMS may have " + JpaMessages.LONGEST
                    + ". Shorten it.");
        }
        Messages queue = messages;
        String beginning = queue == null ? "" : queue.beginning(tenant);
        SmsText text = SmsText.of(body.startsWith(beginning) ? body : beginning + body);
        List<SmsCarrier> ready = carriers.ready(tenant, rules.of(tenant));
        Optional<SmsSender> sender = ready.stream().findFirst().flatMap(first -> first.sender(tenant));
        BigDecimal cost = sender.map(SmsSender::price).map(price -> price.multiply(BigDecimal.valueOf(text.segments()))).orElse(null);
        return new Quote(text.encoding().name().toLowerCase(Locale.ROOT), text.units(), text.segments(), ready.isEmpty() ? null : ready.get(0).id(),
                cost == null ? null : cost.movePointRight(2).setScale(0, RoundingMode.CEILING).longValueExact(), cost,
                sender.map(SmsSender::currency).orElse(null), sender.map(SmsSender::from).orElse(null),
                sender.map(SmsSender::registration).orElse(SmsSender.Registration.UNKNOWN).text(), ready.stream().skip(1).map(SmsCarrier::id).toList());
    }
}
