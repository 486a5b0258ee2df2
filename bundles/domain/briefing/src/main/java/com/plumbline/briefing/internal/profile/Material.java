package com.plumbline.briefing.internal.profile;

import com.plumbline.briefing.internal.writer.Situation.Membership;
import com.plumbline.briefing.internal.writer.Situation.Said;
import com.plumbline.briefing.internal.writer.Situation.Unit;
import com.plumbline.briefing.internal.writer.Situation.Visit;
import com.plumbline.briefing.internal.writer.Situation.Who;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What our records hold about a customer and his homes.
 *
 * @param now       when it was read
 * @param since     day the customer came to us; {@code null} when unknown
 * @param locations number of places we serve for him
 * @param visits    completed ones, newest first
 * @param notes     newest first
 */
public record Material(Who customer, Instant now, LocalDate today, LocalDate since, int locations, List<Unit> equipment, List<Visit> visits,
        List<Said> notes, Optional<Membership> membership) {}
