package com.plumbline.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Moments in the database: columns {@code TIMESTAMP} in UTC with whole milliseconds, which is what both databases keep alike.
 * Entities hold a {@link LocalDateTime} field (OpenJPA would store an {@link Instant} as bytes) with an {@code Instant}
 * accessor over {@link #toDb} and {@link #fromDb}; JDBC code uses {@link #set} and {@link #get}. All take and give {@code null}.
 */
public final class Utc {

    private Utc() {}

    public static LocalDateTime toDb(Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    public static Instant fromDb(LocalDateTime stored) {
        return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
    }

    public static void set(PreparedStatement statement, int index, Instant moment) throws SQLException {
        // Not a Calendar: the drivers disagree on it. valueOf carries the UTC fields as they are, like OpenJPA does.
        statement.setTimestamp(index, moment == null ? null : Timestamp.valueOf(toDb(moment)));
    }

    public static Instant get(ResultSet row, int column) throws SQLException {
        return fromDb(row.getTimestamp(column));
    }

    public static Instant get(ResultSet row, String column) throws SQLException {
        return fromDb(row.getTimestamp(column));
    }

    private static Instant fromDb(Timestamp stored) {
        return stored == null ? null : fromDb(stored.toLocalDateTime());
    }
}
