package com.plumbline.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in the minor unit of its currency: cents for USD. Rounding happens once, in {@link #of}, half up.
 *
 * @param minor    amount in minor units, may be negative
 * @param currency ISO 4217
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public static final Currency USD = Currency.getInstance("USD");

    public Money {
        if (currency == null) {
            throw new IllegalArgumentException("Money needs a currency");
        }
    }

    public static Money usd(long cents) {
        return new Money(cents, USD);
    }

    /** Rounds half up to the currency's minor unit. */
    public static Money of(BigDecimal amount, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return new Money(amount.setScale(digits, RoundingMode.HALF_UP).movePointRight(digits).longValueExact(), currency);
    }

    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    /** For messages to people: {@code $1,234.50}; another currency than USD is named in front. */
    @Override
    public String toString() {
        String digits = String.format("%,.2f", amount().abs());
        String sign = minor < 0 ? "-" : "";
        return sign + (currency.equals(USD) ? "$" : currency.getCurrencyCode() + " ") + digits;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new RuleViolation("money.currency", "Cannot combine " + currency + " and " + other.currency + ". Convert one of them first.");
        }
        return other;
    }
}
