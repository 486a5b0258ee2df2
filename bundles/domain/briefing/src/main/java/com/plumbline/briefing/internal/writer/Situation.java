package com.plumbline.briefing.internal.writer;

import com.plumbline.briefing.Fact;
import com.plumbline.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known on the day a briefing is written.
 *
 * @param today      in the company's zone, as all dates
 * @param history    earlier visits at the location, newest first, without canceled ones
 * @param canceled   number of earlier jobs that were canceled
 * @param notes      what people wrote about customer, home and job, pinned first
 * @param membership empty: none, or nobody knows; see {@code membershipKnown}
 * @param prices     what the company sells; empty when there is no price book
 */
public record Situation(LocalDate today, Visit job, Who customer, List<Unit> equipment, List<Visit> history, int canceled,
        List<Said> notes, Optional<Membership> membership, boolean membershipKnown, List<OpenEstimate> estimates, List<Fact> profile, List<PriceItem> prices) {

    /**
     * A job as far as writing needs it.
     *
     * @param on       day of the visit; {@code null} when it has none yet
     * @param window   {@code 10:00-12:00}, empty text when unknown
     * @param jobType  as the company calls it, may be empty
     * @param summary  what the customer said, may be empty
     * @param priority as the company calls it, may be empty
     */
    public record Visit(String number, LocalDate on, String window, String jobType, String businessUnit, String summary, String priority,
            String status) {}

    /** @param name as on record */
    public record Who(String name, boolean commercial, boolean doNotService, String city, String state, String zip) {

        /** What comes last in the name of a person, for hiding; empty for a business. */
        public Optional<String> surname() {
            String[] parts = name.strip().split("\\s+");
            return commercial || parts.length < 2 ? Optional.empty() : Optional.of(parts[parts.length - 1]);
        }
    }

    /**
     * Equipment in service.
     *
     * @param kind        in the guidance's words, {@code water heater}; the record's own words when it is none of them
     * @param name        maker and model, may be empty
     * @param ageYears    {@code null} when unknown
     * @param lifeYears   how long such a thing usually lasts; {@code null} when unknown
     * @param warrantyEnd {@code null} when unknown
     */
    public record Unit(String kind, String name, Integer ageYears, Integer lifeYears, LocalDate warrantyEnd) {

        boolean isOld() {
            return worn() >= 0.85;
        }

        boolean isAging() {
            return worn() >= 0.55 && !isOld();
        }

        /** Part of its usual life that has passed; negative when unknown. */
        double worn() {
            return ageYears == null || lifeYears == null ? -1 : (double) ageYears / lifeYears;
        }
    }

    /** @param on day it was written, {@code null} when unknown */
    public record Said(String text, LocalDate on) {}

    /** @param until {@code null}: no end */
    public record Membership(String name, LocalDate until, boolean active) {}

    /** @param total {@code null} when unknown */
    public record OpenEstimate(String name, LocalDate on, Money total) {}

    /** @param kind {@code service material equipment} */
    public record PriceItem(String code, String name, String kind, Money price) {}
}
