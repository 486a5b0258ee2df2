package com.plumbline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @ParameterizedTest
    @CsvSource({"0,50", "-1,50", "1,0", "1,201"})
    void whatCannotBeServedIsRefusedByName(int page, int pageSize) {
        assertThatThrownBy(() -> new Page.Request(page, pageSize)).isInstanceOf(RuleViolation.class)
                .satisfies(e -> assertThat(((RuleViolation) e).fields()).containsOnlyKeys(page < 1 ? "page" : "pageSize"));
    }

    @Test
    void pagesCountFromOne() {
        Page<Integer> page = Page.of(List.of(1, 2), new Page.Request(3, 50), 102);

        assertThat(new Page.Request(3, 50).offset()).isEqualTo(100);
        assertThat(page.map(i -> "n" + i).items()).containsExactly("n1", "n2");
        assertThat(page.total()).isEqualTo(102);
    }
}
