package com.plumbline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void roundsHalfUpOnceToTheMinorUnitOfItsCurrency() {
        assertThat(Money.of(new BigDecimal("149.945"), Money.USD)).isEqualTo(Money.usd(14995));
        assertThat(Money.of(new BigDecimal("-0.005"), Money.USD)).isEqualTo(Money.usd(-1));
        assertThat(Money.of(new BigDecimal("149.5"), Currency.getInstance("JPY")).minor()).isEqualTo(150);
    }

    @Test
    void readsLikeAPriceTag() {
        assertThat(Money.usd(123450)).hasToString("$1,234.50");
        assertThat(Money.usd(-5)).hasToString("-$0.05");
        assertThat(new Money(100, Currency.getInstance("CAD"))).hasToString("CAD 1.00");
    }

    @Test
    void addsAndSubtractsExactly() {
        assertThat(Money.usd(10).plus(Money.usd(20)).minus(Money.usd(30)).isZero()).isTrue();
        assertThatThrownBy(() -> Money.usd(Long.MAX_VALUE).plus(Money.usd(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void currenciesAreNotMixed() {
        assertThatThrownBy(() -> Money.usd(1).plus(new Money(1, Currency.getInstance("CAD"))))
                .isInstanceOf(RuleViolation.class).extracting(e -> ((RuleViolation) e).code()).isEqualTo("money.currency");
    }
}
