package com.plumbline.tenancy.spi;

import com.plumbline.kernel.TenantId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Measures something that a company uses, for the platform admin's figures. White-board; never tells whose or what, only how much. */
@ConsumerType
public interface UsageSource {

    /** Rows that the company's tables hold. */
    String RECORDS = "records";
    /** SMS segments sent. */
    String SMS_SEGMENTS = "smsSegments";
    /** Tokens given to and got from a language model. */
    String MODEL_INPUT_TOKENS = "modelInputTokens";
    String MODEL_OUTPUT_TOKENS = "modelOutputTokens";
    /** Bytes on disk. */
    String STORAGE_BYTES = "storageBytes";
    /** People who signed in within the last 30 days. */
    String ACTIVE_USERS = "activeUsers";

    /** {@code messaging}. */
    String id();

    /**
     * The figures of one day, or as they stand now when they are not of a day; names as above.
     *
     * @param day in the company's zone
     */
    Map<String, Long> measure(TenantId company, LocalDate day, ZoneId zone);

    /** Takes long, so once a day is enough. */
    default boolean isCostly() {
        return false;
    }
}
