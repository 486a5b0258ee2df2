package com.plumbline.briefing.internal.store;

import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;

/** The right of one technician to read one briefing for a while. */
@Entity
@Table(name = "briefing_link")
public class LinkEntity {

    @Id
    @Column(name = "token_hash")
    private String tokenHash;
    @Column(name = "briefing_id")
    private long briefingId;
    @Column(name = "delivery_id")
    private long deliveryId;
    @Column(name = "technician_id")
    private long technicianId;
    @Column(name = "created_at")
    private LocalDateTime createdAt;
    @Column(name = "expires_at")
    private LocalDateTime expiresAt;
    @Column(name = "opened_at")
    private LocalDateTime openedAt;
    @Version
    private int version;

    protected LinkEntity() {}

    public LinkEntity(String tokenHash, DeliveryEntity delivery, Instant at, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.briefingId = delivery.briefingId();
        this.deliveryId = delivery.id();
        this.technicianId = delivery.technicianId();
        this.createdAt = Utc.toDb(at);
        this.expiresAt = Utc.toDb(expiresAt);
    }

    /** @return whether this is the first time */
    public boolean opened(Instant at) {
        boolean first = openedAt == null;
        if (first) {
            openedAt = Utc.toDb(at);
        }
        return first;
    }

    public void expires(Instant at) {
        expiresAt = Utc.toDb(at);
    }

    public long briefingId() {
        return briefingId;
    }

    public long deliveryId() {
        return deliveryId;
    }

    public long technicianId() {
        return technicianId;
    }

    public Instant expiresAt() {
        return Utc.fromDb(expiresAt);
    }

    public Instant openedAt() {
        return Utc.fromDb(openedAt);
    }
}
