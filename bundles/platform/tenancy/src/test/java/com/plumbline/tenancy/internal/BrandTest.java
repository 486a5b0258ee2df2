package com.plumbline.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {

    @ForEachStorage
    @Proves("PLT-20")
    void eachCompanyAndTheResellerHaveTheirOwn(TestStorage storage, TenantId blue) {
        TenantId red = storage.company();
        Branding branding = new Branding(storage.store("tenancy"));
        branding.set(blue, new Brand("Blue Pipe", "#1f4fd8", svg("<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9'/></svg>"), "BluePipe", "Blue Pipe Office", "office@example.com"));
        branding.set(red, new Brand(" Red Drain ", "#aa0000", null, null, null, null));

        Branding afterARestart = new Branding(storage.store("tenancy"));
        assertThat(afterARestart.get(blue).logo()).startsWith("data:image/svg+xml");
        assertThat(afterARestart.get(red).displayName()).isEqualTo("Red Drain");
        assertThat(afterARestart.of(blue)).hasValueSatisfying(sender -> assertThat(sender.name()).isEqualTo("Blue Pipe Office"));
        assertThat(afterARestart.of(red)).hasValueSatisfying(sender -> assertThat(sender.name()).isEqualTo("Red Drain"));
        assertThat(afterARestart.of(storage.company())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><path d='M0 0'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><a href='https://example.com'><path d='M0 0'/></a></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><use href='https://example.com/x.svg#a'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><rect fill='url(https://example.com/a)'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject/></svg>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><style>*{background:url(//example.com)}</style></svg>",
        "<html/>", "not a picture"})
    void aPictureThatDoesMoreThanDrawIsRefused(String picture) {
        assertThat(Logo.problem(svg(picture))).isNotNull();
    }

    @Test
    void aPictureThatIsTooLargeOrNoneIsRefusedWithItsField() {
        String large = "data:image/png;base64," + Base64.getEncoder().encodeToString(new byte[Logo.MOST_BYTES + 1]);
        assertThatThrownBy(() -> new Brand(null, "blue", large, null, "A <b>", "nobody").checked()).isInstanceOfSatisfying(RuleViolation.class,
                no -> assertThat(no.fields()).containsOnlyKeys("color", "logo", "mailName", "mailReplyTo"));
        assertThat(new Brand(" ", "", null, null, null, null).checked()).isEqualTo(Brand.NONE);
    }

    private static String svg(String text) {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
