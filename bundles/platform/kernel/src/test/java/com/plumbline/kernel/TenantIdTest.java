package com.plumbline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a", "Acme", "1st", "-acme", "acme-", "ac me", "../etc", "a\"b", "ac_me", "a2345678901234567890123456789012345678901"})
    void whatCannotBeAFolderAndASchemaIsRefused(String value) {
        assertThatThrownBy(() -> TenantId.of(value)).isInstanceOf(RuleViolation.class)
                .extracting(e -> ((RuleViolation) e).code()).isEqualTo("tenant.id");
    }

    @Test
    void plainNamesAreFine() {
        assertThat(TenantId.of("acme-plumbing-2")).hasToString("acme-plumbing-2");
        assertThat(TenantId.of("platform").isPlatform()).isTrue();
    }
}
