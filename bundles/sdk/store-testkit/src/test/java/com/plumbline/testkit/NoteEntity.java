package com.plumbline.testkit;

import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Has a column of every type that entities use. */
@Entity
@Table(name = "note")
public class NoteEntity {

    /** Public, because OpenJPA calls its {@code valueOf}. */
    public enum Mood { GOOD, BAD }

    @Id
    private long id;
    @Version
    private long version;
    private String subject;
    @Lob
    private String text;
    @Enumerated(EnumType.STRING)
    private Mood mood;
    private boolean pinned;
    private BigDecimal amount;
    private LocalDate day;
    @Column(name = "written_at")
    private LocalDateTime writtenAt;

    protected NoteEntity() {}

    NoteEntity(long id, String subject, Instant at) {
        this.id = id;
        this.subject = subject;
        this.writtenAt = Utc.toDb(at);
    }

    void fill(String newText, Mood newMood, boolean newPinned, BigDecimal newAmount, LocalDate newDay) {
        text = newText;
        mood = newMood;
        pinned = newPinned;
        amount = newAmount;
        day = newDay;
    }

    void rename(String newSubject) {
        subject = newSubject;
    }

    long id() {
        return id;
    }

    long version() {
        return version;
    }

    String subject() {
        return subject;
    }

    String text() {
        return text;
    }

    Mood mood() {
        return mood;
    }

    boolean pinned() {
        return pinned;
    }

    BigDecimal amount() {
        return amount;
    }

    LocalDate day() {
        return day;
    }

    Instant writtenAt() {
        return Utc.fromDb(writtenAt);
    }
}
