package com.plumbline.events.internal.timers;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** A Quartz expression in a zone. */
record Schedule(String cron, ZoneId zone) {

    /** The first moment after {@code moment}, {@code null} when there is none. */
    Instant after(Instant moment) {
        Date next = expression().getNextValidTimeAfter(Date.from(moment));
        return next == null ? null : next.toInstant();
    }

    static boolean isValid(String cron) {
        return cron != null && CronExpression.isValidExpression(cron);
    }

    private CronExpression expression() {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return expression;
        } catch (ParseException e) {
            throw new IllegalArgumentException("\"" + cron + "\" is not a Quartz expression: " + e.getMessage(), e);
        }
    }
}
