package com.plumbline.briefing.internal.store;

import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;

/** How far the profile of a customer is; its facts stand in {@link FactEntity}. */
@Entity
@Table(name = "profile")
public class ProfileEntity {

    /** In JSON lower case; no row is {@code none}. */
    public enum State { ENRICHING, READY, FAILED }

    @Id
    @Column(name = "customer_id")
    private long customerId;
    @Enumerated(EnumType.STRING)
    private State state;
    private int run;
    @Column(name = "requested_at")
    private LocalDateTime requestedAt;
    @Column(name = "enriched_at")
    private LocalDateTime enrichedAt;
    private String writer;
    @Column(name = "writer_reason")
    private String writerReason;
    private String model;
    private String error;
    @Version
    private int version;

    protected ProfileEntity() {}

    public ProfileEntity(long customerId) {
        this.customerId = customerId;
    }

    /** @return number of the run that is to fill it; an older run that comes late is dropped */
    public int enriching(Instant at) {
        state = State.ENRICHING;
        requestedAt = Utc.toDb(at);
        error = null;
        return ++run;
    }

    public void ready(String writer, String reason, String model, Instant at) {
        state = State.READY;
        this.writer = writer;
        this.writerReason = Texts.fit(reason, 500);
        this.model = model;
        this.enrichedAt = Utc.toDb(at);
        this.error = null;
    }

    /** What was known before stays. */
    public void failed(String error) {
        state = State.FAILED;
        this.error = Texts.fit(error, 500);
    }

    public long customerId() {
        return customerId;
    }

    public State state() {
        return state;
    }

    public int run() {
        return run;
    }

    public Instant requestedAt() {
        return Utc.fromDb(requestedAt);
    }

    public Instant enrichedAt() {
        return Utc.fromDb(enrichedAt);
    }

    public String writer() {
        return writer;
    }

    public String writerReason() {
        return writerReason;
    }

    public String model() {
        return model;
    }

    public String error() {
        return error;
    }
}
