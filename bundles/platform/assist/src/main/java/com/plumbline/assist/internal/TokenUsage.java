package com.plumbline.assist.internal;

import com.plumbline.assist.ModelUsage;
import com.plumbline.kernel.TenantId;
import com.plumbline.tenancy.spi.UsageSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tokens given to and got from language models, by day. */
@Component(service = UsageSource.class)
public class TokenUsage implements UsageSource {

    private final ModelUsage usage;

    @Activate
    public TokenUsage(@Reference ModelUsage usage) {
        this.usage = usage;
    }

    @Override
    public String id() {
        return "assist";
    }

    @Override
    public Map<String, Long> measure(TenantId company, LocalDate day, ZoneId zone) {
        List<ModelUsage.Used> used = usage.between(company, day, day);
        return Map.of(MODEL_INPUT_TOKENS, used.stream().mapToLong(ModelUsage.Used::inputTokens).sum(),
                MODEL_OUTPUT_TOKENS, used.stream().mapToLong(ModelUsage.Used::outputTokens).sum());
    }
}
