package com.plumbline.twilio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vendor's published examples, as in Twilio's Node SDK 6.2.0. */
class TwilioSignatureTest {

    private static final String TOKEN = "12345";
    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";

    @Test
    void theVendorsFirstExampleIsValid() {
        assertThat(TwilioSignature.sign(TOKEN, URL, fields("+14158675310"))).isEqualTo("GvWf1cFY/Q7PnoempGyD5oXAezc=");
        assertThat(TwilioSignature.valid(TOKEN, URL, fields("+14158675310"), "GvWf1cFY/Q7PnoempGyD5oXAezc=")).isTrue();
    }

    @Test
    void theVendorsSecondExampleIsValid() {
        Map<String, List<String>> fields = fields("+14158675309");
        fields.put("From", List.of("+14158675309"));
        assertThat(TwilioSignature.sign(TOKEN, URL, fields)).isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @Test
    void anotherTokenOrAChangedFieldIsNotValid() {
        assertThat(TwilioSignature.valid("12346", URL, fields("+14158675310"), "GvWf1cFY/Q7PnoempGyD5oXAezc=")).isFalse();
        assertThat(TwilioSignature.valid(TOKEN, URL, fields("+19135550100"), "GvWf1cFY/Q7PnoempGyD5oXAezc=")).isFalse();
    }

    @Test
    void theAddressCountsWithAndWithoutItsOwnPort() {
        String signed = TwilioSignature.sign(TOKEN, "https://mycompany.com:443/hook", Map.of());
        assertThat(TwilioSignature.valid(TOKEN, "https://mycompany.com/hook", Map.of(), signed)).isTrue();

        String plain = TwilioSignature.sign(TOKEN, "https://mycompany.com/hook", Map.of());
        assertThat(TwilioSignature.valid(TOKEN, "https://mycompany.com:443/hook", Map.of(), plain)).isTrue();
        assertThat(TwilioSignature.valid(TOKEN, "https://mycompany.com:8443/hook", Map.of(), plain)).isFalse();
    }

    @Test
    void ofARepeatedNameTheDistinctValuesCountSorted() {
        assertThat(TwilioSignature.sign(TOKEN, URL, Map.of("a", List.of("2", "1", "2"))))
                .isEqualTo(TwilioSignature.sign(TOKEN, URL, Map.of("a", List.of("1", "2"))));
    }

    private static Map<String, List<String>> fields(String caller) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("CallSid", List.of("CA1234567890ABCDE"));
        fields.put("Caller", List.of(caller));
        fields.put("Digits", List.of("1234"));
        fields.put("From", List.of("+14158675310"));
        fields.put("To", List.of("+18005551212"));
        return fields;
    }
}
