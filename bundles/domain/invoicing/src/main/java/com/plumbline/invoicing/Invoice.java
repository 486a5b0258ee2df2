package com.plumbline.invoicing;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.LocationId;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.Money;
import java.time.LocalDate;

/**
 * What was billed. Everything but the id may be {@code null}.
 *
 * @param id      {@code inv_…}
 * @param number  what people call it
 * @param total   tax included
 * @param balance what is still to be paid
 */
public record Invoice(String id, String number, JobId job, CustomerId customer, LocationId location, LocalDate date, LocalDate dueDate,
        Money subTotal, Money tax, Money total, Money balance, String status) {
}
