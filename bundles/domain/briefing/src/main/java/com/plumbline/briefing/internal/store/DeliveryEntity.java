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

/** One sending of a briefing to one technician. */
@Entity
@Table(name = "briefing_delivery")
public class DeliveryEntity {

    /** In JSON lower case. */
    public enum State { CREATED, SENT, DELIVERED, FAILED }

    @Id
    private long id;
    @Column(name = "briefing_id")
    private long briefingId;
    @Column(name = "job_id")
    private long jobId;
    @Column(name = "customer_id")
    private Long customerId;
    @Column(name = "technician_id")
    private long technicianId;
    private String technician;
    private String channel;
    private String recipient;
    private String content;
    @Enumerated(EnumType.STRING)
    private State state;
    private String message;
    @Column(name = "error_code")
    private String errorCode;
    @Column(name = "error_text")
    private String errorText;
    @Column(name = "created_at")
    private LocalDateTime createdAt;
    @Column(name = "updated_at")
    private LocalDateTime updatedAt;
    @Version
    private int version;

    protected DeliveryEntity() {}

    public DeliveryEntity(long id, BriefingEntity briefing, long technicianId, String technician, String recipient, String content, Instant at) {
        this.id = id;
        this.briefingId = briefing.id();
        this.jobId = briefing.jobId();
        this.customerId = briefing.customerId();
        this.technicianId = technicianId;
        this.technician = Texts.fit(technician, 160);
        this.channel = "sms";
        this.recipient = recipient;
        this.content = content;
        this.state = State.CREATED;
        this.createdAt = Utc.toDb(at);
        this.updatedAt = createdAt;
    }

    public void by(String message) {
        this.message = message;
    }

    /** @return false when it is as far already; a delivered one stays delivered, a failed one may be sent again */
    public boolean reaches(State next, String errorCode, String errorText, Instant at) {
        if (state == State.DELIVERED || state == next || next == State.CREATED) {
            return false;
        }
        state = next;
        this.errorCode = errorCode;
        this.errorText = Texts.fit(errorText, 500);
        updatedAt = Utc.toDb(at);
        return true;
    }

    public long id() {
        return id;
    }

    public long briefingId() {
        return briefingId;
    }

    public long jobId() {
        return jobId;
    }

    public Long customerId() {
        return customerId;
    }

    public long technicianId() {
        return technicianId;
    }

    public String technician() {
        return technician;
    }

    public String channel() {
        return channel;
    }

    public String recipient() {
        return recipient;
    }

    public String content() {
        return content;
    }

    public State state() {
        return state;
    }

    public String message() {
        return message;
    }

    public String errorCode() {
        return errorCode;
    }

    public String errorText() {
        return errorText;
    }

    public Instant createdAt() {
        return Utc.fromDb(createdAt);
    }

    public Instant updatedAt() {
        return Utc.fromDb(updatedAt);
    }
}
