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

/** The briefing of a job as it stands. */
@Entity
@Table(name = "briefing")
public class BriefingEntity {

    /** In JSON lower case. */
    public enum State { WRITING, READY, FAILED }

    @Id
    private long id;
    @Column(name = "job_id")
    private long jobId;
    @Column(name = "customer_id")
    private Long customerId;
    @Column(name = "technician_id")
    private Long technicianId;
    @Enumerated(EnumType.STRING)
    private State state;
    private int run;
    @Column(name = "requested_at")
    private LocalDateTime requestedAt;
    @Column(name = "requested_by")
    private String requestedBy;
    @Column(name = "written_at")
    private LocalDateTime writtenAt;
    private String writer;
    @Column(name = "writer_reason")
    private String writerReason;
    private String model;
    private String guidance;
    private String sections;
    private String statements;
    @Column(name = "reading_seconds")
    private int readingSeconds;
    private String sms;
    private String error;
    @Column(name = "delivery_id")
    private Long deliveryId;
    @Column(name = "delivery_state")
    private String deliveryState;
    @Column(name = "created_at")
    private LocalDateTime createdAt;
    @Column(name = "updated_at")
    private LocalDateTime updatedAt;
    @Version
    private int version;

    /**
     * What a writer hands in.
     *
     * @param sms        the SMS with a stand-in for the link
     * @param statements what each line rests on, as JSON
     */
    public record Written(Long customerId, Long technicianId, String writer, String reason, String model, String guidance, String sections,
            int readingSeconds, String sms, String statements) {}

    protected BriefingEntity() {}

    public BriefingEntity(long id, long jobId, Instant at) {
        this.id = id;
        this.jobId = jobId;
        this.createdAt = Utc.toDb(at);
    }

    /** @return number of the run that is to write it; an older run that comes late is dropped */
    public int writing(String by, Instant at) {
        state = State.WRITING;
        requestedAt = Utc.toDb(at);
        requestedBy = Texts.fit(by, 100);
        updatedAt = Utc.toDb(at);
        error = null;
        return ++run;
    }

    public void written(Written text, Instant at) {
        state = State.READY;
        customerId = text.customerId();
        technicianId = text.technicianId();
        writer = text.writer();
        writerReason = Texts.fit(text.reason(), 500);
        model = text.model();
        guidance = text.guidance();
        sections = text.sections();
        readingSeconds = text.readingSeconds();
        sms = text.sms();
        statements = text.statements();
        writtenAt = Utc.toDb(at);
        updatedAt = writtenAt;
        error = null;
    }

    /** A text that was written before stays to be read. */
    public void failed(String error, Instant at) {
        state = State.FAILED;
        this.error = Texts.fit(error, 500);
        updatedAt = Utc.toDb(at);
    }

    /** Nothing of the customer is left. */
    public void erased(Instant at) {
        sections = null;
        statements = null;
        sms = null;
        failed("The customer was erased.", at);
    }

    public void delivery(long deliveryId, String state, Instant at) {
        this.deliveryId = deliveryId;
        this.deliveryState = state;
        this.updatedAt = Utc.toDb(at);
    }

    public long id() {
        return id;
    }

    public long jobId() {
        return jobId;
    }

    public Long customerId() {
        return customerId;
    }

    public Long technicianId() {
        return technicianId;
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

    public String requestedBy() {
        return requestedBy;
    }

    public Instant writtenAt() {
        return Utc.fromDb(writtenAt);
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

    public String sections() {
        return sections;
    }

    public String guidance() {
        return guidance;
    }

    public String statements() {
        return statements;
    }

    public int readingSeconds() {
        return readingSeconds;
    }

    public String sms() {
        return sms;
    }

    public String error() {
        return error;
    }

    public Long deliveryId() {
        return deliveryId;
    }

    public String deliveryState() {
        return deliveryState;
    }

    public Instant createdAt() {
        return Utc.fromDb(createdAt);
    }

    public Instant updatedAt() {
        return Utc.fromDb(updatedAt);
    }

    public int version() {
        return version;
    }
}
