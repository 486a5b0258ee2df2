package com.plumbline.briefing.internal.store;

import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;

/** One line of a delivery's timeline. */
@Entity
@Table(name = "briefing_delivery_step")
public class DeliveryStepEntity {

    @Id
    private long id;
    @Column(name = "delivery_id")
    private long deliveryId;
    @Enumerated(EnumType.STRING)
    private DeliveryEntity.State state;
    private String detail;
    @Column(name = "happened_at")
    private LocalDateTime at;

    protected DeliveryStepEntity() {}

    public DeliveryStepEntity(long id, long deliveryId, DeliveryEntity.State state, String detail, Instant at) {
        this.id = id;
        this.deliveryId = deliveryId;
        this.state = state;
        this.detail = Texts.fit(detail, 500);
        this.at = Utc.toDb(at);
    }

    public long deliveryId() {
        return deliveryId;
    }

    public DeliveryEntity.State state() {
        return state;
    }

    public String detail() {
        return detail;
    }

    public Instant at() {
        return Utc.fromDb(at);
    }
}
