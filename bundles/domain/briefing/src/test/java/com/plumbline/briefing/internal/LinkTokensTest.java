package com.plumbline.briefing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.SmsText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkTokensTest {

    private static final TenantId ONE = TenantId.of("one");
    private static final TenantId TWO = TenantId.of("two");

    private final LinkTokens tokens = new LinkTokens(LinkTokens.newKey());

    @Test
    void aTokenFindsItsCompanyAndNoOther() {
        String token = tokens.next(TWO);

        assertThat(token).hasSize(LinkTokens.LENGTH).matches("[0-9a-z]+");
        assertThat(tokens.tenant(token, List.of(ONE, TWO))).contains(TWO);
        assertThat(tokens.tenant(token, List.of(ONE))).isEmpty();
    }

    @Test
    void whatWasNotMadeWithTheKeyIsTurnedAway() {
        String token = tokens.next(ONE);
        char other = token.charAt(31) == '0' ? '1' : '0';

        assertThat(tokens.tenant(token.substring(0, 31) + other, List.of(ONE))).isEmpty();
        assertThat(tokens.tenant(other + token.substring(1), List.of(ONE))).satisfiesAnyOf(
                found -> assertThat(found).isEmpty(), found -> assertThat(token.charAt(0)).isEqualTo(other));
        assertThat(tokens.tenant(token + "0", List.of(ONE))).isEmpty();
        assertThat(tokens.tenant("", List.of(ONE))).isEmpty();
        assertThat(new LinkTokens(LinkTokens.newKey()).tenant(token, List.of(ONE))).isEmpty();
    }

    @Test
    void tokensDifferAndCostNoMoreThanTheirLengthInAnSms() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            made.add(tokens.next(ONE));
        }
        assertThat(made).hasSize(1000);
        assertThat(SmsText.of(made.iterator().next()).units()).isEqualTo(LinkTokens.LENGTH);
    }
}
