package com.plumbline.twilio.internal;

import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.spi.SmsSender;
import com.plumbline.messaging.spi.SmsSender.Registration;
import com.plumbline.plugins.PluginSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A company's settings; what each means stands in the descriptor. Its text form shows no secret.
 *
 * @param from      a number of the account; {@code null} when the messaging service chooses
 * @param pricePerSegment in US dollars; {@code null}: not said
 * @param publicUrl where Twilio reaches this appliance, without a slash at the end; {@code null} when it cannot
 */
record TwilioSettings(URI base, String accountSid, String authToken, String messagingServiceSid, PhoneNumber from, String publicUrl,
        Registration registration, int segmentsPerSecond, BigDecimal pricePerSegment) {

    static TwilioSettings from(PluginSettings settings) {
        Optional<String> service = settings.find("messagingServiceSid").map(String::strip);
        Optional<String> number = settings.find("fromNumber");
        if (service.isEmpty() && number.isEmpty()) {
            throw new RuleViolation("plugin.settings-invalid", "Enter the messaging service or the number that messages come from.",
                    Map.of("messagingServiceSid", "this or the number", "fromNumber", "this or the messaging service"));
        }
        return new TwilioSettings(address("baseUrl", trimmed(settings.text("baseUrl"))), settings.text("accountSid").strip(),
                settings.text("authToken").strip(), service.orElse(null), service.isPresent() ? null : PhoneNumber.of(number.get()),
                settings.find("publicUrl").map(url -> address("publicUrl", trimmed(url)).toString()).orElse(null),
                Registration.of(settings.find("registration").orElse("unknown")), settings.number("segmentsPerSecond", 10),
                settings.find("pricePerSegment").map(BigDecimal::new).orElse(null));
    }

    SmsSender sender() {
        return new SmsSender(from == null ? messagingServiceSid : from.e164(), registration, pricePerSegment, pricePerSegment == null ? null : "USD",
                segmentsPerSecond);
    }

    /** The address of a webhook, exactly as Twilio is told it and signs it. */
    Optional<String> hook(TenantId tenant, String kind) {
        return Optional.ofNullable(publicUrl).map(url -> url + "/hooks/" + TwilioPlugin.ID + "/" + tenant + "/" + kind);
    }

    private static String trimmed(String address) {
        return address.strip().replaceAll("/+$", "");
    }

    private static URI address(String setting, String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below, in the same words.
        }
        throw new RuleViolation("plugin.settings-invalid", "\"" + text + "\" is not an address. It begins with https://.",
                Map.of(setting, "not an address"));
    }

    @Override
    public String toString() {
        return "account " + accountSid + " at " + base;
    }
}
