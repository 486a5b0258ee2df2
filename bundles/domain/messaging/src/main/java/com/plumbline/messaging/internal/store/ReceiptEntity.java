package com.plumbline.messaging.internal.store;

import com.plumbline.messaging.spi.SentSms;
import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;

/** What a carrier reported and nobody has applied yet. */
@Entity
@Table(name = "message_receipt")
public class ReceiptEntity {

    @Id
    private long id;
    private String carrier;
    @Column(name = "carrier_id")
    private String carrierId;
    @Enumerated(EnumType.STRING)
    private SentSms.State state;
    @Column(name = "error_code")
    private String errorCode;
    @Column(name = "reported_at")
    private LocalDateTime at;
    @Column(name = "stored_at")
    private LocalDateTime storedAt;

    protected ReceiptEntity() {}

    public ReceiptEntity(long id, String carrier, String carrierId, SentSms.State state, String errorCode, Instant at, Instant storedAt) {
        this.id = id;
        this.carrier = carrier;
        this.carrierId = carrierId;
        this.state = state;
        this.errorCode = errorCode;
        this.at = Utc.toDb(at);
        this.storedAt = Utc.toDb(storedAt);
    }

    public String carrier() {
        return carrier;
    }

    public String carrierId() {
        return carrierId;
    }

    public SentSms.State state() {
        return state;
    }

    public String errorCode() {
        return errorCode;
    }

    public Instant at() {
        return Utc.fromDb(at);
    }
}
