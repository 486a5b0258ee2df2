package com.plumbline.estimates;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.LocationId;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.Money;
import java.time.Instant;

/**
 * What was offered. References, texts and times may be {@code null}.
 *
 * @param id       {@code est_…}
 * @param status   {@code Open Sold Dismissed}
 * @param subtotal before tax
 */
public record Estimate(String id, JobId job, CustomerId customer, LocationId location, String name, String summary, String status,
        Money subtotal, Instant soldAt, Instant modifiedAt) {

    public boolean isOpen() {
        return "Open".equals(status);
    }
}
