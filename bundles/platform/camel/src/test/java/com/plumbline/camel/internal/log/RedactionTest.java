package com.plumbline.camel.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "GET https://x/Messages.json?To=%2B19135550123&PageSize=50 | GET https://x/Messages.json?To=%2B•••23&PageSize=50",
            "The number +19135550123 is not mobile                     | The number +•••23 is not mobile",
            "Customer ann.lee@example.com has no job                   | Customer •••@••• has no job",
            "GET https://x/a?access_token=abc.def&page=1               | GET https://x/a?access_token=•••&page=1",
            "client_id=cid.abc123&client_secret=cs2.secret             | client_id=cid.•••&client_secret=•••",
            "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.x.y            | Authorization: Bearer •••",
            "key sk-ant-api03-abcdef was refused                       | key sk-ant-••• was refused",
            "GET https://x/jpm/v2/tenant/9911000111/export/jobs?from=eyJ2Ijo | GET https://x/jpm/v2/tenant/9911000111/export/jobs?from=eyJ2Ijo"})
    void whatIdentifiesAPersonOrOpensADoorIsTakenOut(String given, String kept) {
        assertThat(Redaction.of(given, 1000)).isEqualTo(kept);
    }

    @org.junit.jupiter.api.Test
    void longTextsAreCut() {
        assertThat(Redaction.of("x".repeat(50), 10)).isEqualTo("xxxxxxxxx…");
        assertThat(Redaction.of(null, 10)).isNull();
    }
}
