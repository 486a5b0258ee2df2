package com.plumbline.briefing.internal.writer;

import com.plumbline.briefing.Fact;
import com.plumbline.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known on the day a briefing is written. Each part has the id of the record it was read from, {@code null} when there is none,
 * so that a statement can be opened to its source.
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
    public record Visit(String number, LocalDate on, String window, String jobType, String businessUnit, String summary, String priority, String status, String id) {

        public Visit(String number, LocalDate on, String window, String jobType, String businessUnit, String summary, String priority, String status) {
            this(number, on, window, jobType, businessUnit, summary, priority, status, null);
        }
    }

    /** @param name as on record */
    public record Who(String name, boolean commercial, boolean doNotService, String city, String state, String zip) {

        /**
         * Words of the name of a person that come after the first name, for hiding: {@code Ana Rivera}, {@code Rivera, Ana},
         * {@code Ana and Luis Rivera Jr.}; empty for a business.
         */
        public Set<String> surname() {
            if (commercial) {
                return Set.of();
            }
            int comma = name.indexOf(',');
            String[] parts = name.replaceAll("(?i),?\\s+(?:jr|sr|ii|iii|iv)\\.?$", "").strip().split("\\s+");
            if (comma > 0 && !name.substring(0, comma).strip().contains(" ")) {
                return Set.of(name.substring(0, comma).strip());
            }
            return parts.length < 2 ? Set.of() : Set.of(parts[parts.length - 1]);
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
    public record Unit(String kind, String name, Integer ageYears, Integer lifeYears, LocalDate warrantyEnd, String id) {

        public Unit(String kind, String name, Integer ageYears, Integer lifeYears, LocalDate warrantyEnd) {
            this(kind, name, ageYears, lifeYears, warrantyEnd, null);
        }


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
    public record Said(String text, LocalDate on, String id) {

        public Said(String text, LocalDate on) {
            this(text, on, null);
        }
    }

    /** @param until {@code null}: no end */
    public record Membership(String name, LocalDate until, boolean active, String id) {

        public Membership(String name, LocalDate until, boolean active) {
            this(name, until, active, null);
        }
    }

    /** @param total {@code null} when unknown */
    public record OpenEstimate(String name, LocalDate on, Money total, String id) {

        public OpenEstimate(String name, LocalDate on, Money total) {
            this(name, on, total, null);
        }
    }

    /** @param kind {@code service material equipment} */
    public record PriceItem(String code, String name, String kind, Money price, String id) {

        public PriceItem(String code, String name, String kind, Money price) {
            this(code, name, kind, price, null);
        }
    }
}
