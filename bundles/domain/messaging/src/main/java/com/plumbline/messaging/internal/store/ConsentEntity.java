package com.plumbline.messaging.internal.store;

import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;

/** What a number last decided about being written to. */
@Entity
@Table(name = "message_consent")
public class ConsentEntity {

    public static final String IN = "in";
    public static final String OUT = "out";

    @Id
    private String phone;
    private String state;
    private String source;
    @Column(name = "decided_at")
    private LocalDateTime at;
    @Version
    private int version;

    protected ConsentEntity() {}

    public ConsentEntity(String phone) {
        this.phone = phone;
    }

    /** An older decision never undoes a newer one. */
    public boolean decide(String state, String source, Instant at) {
        if (this.at != null && at.isBefore(Utc.fromDb(this.at))) {
            return false;
        }
        this.state = state;
        this.source = source;
        this.at = Utc.toDb(at);
        return true;
    }

    public String phone() {
        return phone;
    }

    public String state() {
        return state;
    }

    public boolean isOut() {
        return OUT.equals(state);
    }

    public String source() {
        return source;
    }

    public Instant at() {
        return Utc.fromDb(at);
    }
}
