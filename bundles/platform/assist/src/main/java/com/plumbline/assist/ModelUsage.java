package com.plumbline.assist;

import com.plumbline.kernel.TenantId;
import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What a company used of language models; a service. */
@ProviderType
public interface ModelUsage {

    /** One task's use of one model on one day of the company. */
    record Used(LocalDate day, String task, String model, int questions, long inputTokens, long outputTokens) {}

    /** By day, newest first. @param from first day @param to last day */
    List<Used> between(TenantId tenant, LocalDate from, LocalDate to);
}
