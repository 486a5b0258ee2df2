package com.plumbline.messaging.internal.store;

import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;

/** What a phone number or e-mail address last decided about being written to. */
@Entity
@Table(name = "message_consent")
public class ConsentEntity {

    public static final String IN = "in";
    public static final String OUT = "out";

    @Id
    private String address;
    private String state;
    private String source;
    @Column(name = "decided_at")
    private LocalDateTime at;
    @Version
    private int version;

    protected ConsentEntity() {}

    /** @param address as {@link #key} writes it */
    public ConsentEntity(String address) {
        this.address = address;
    }

    /** How a recipient stands here: numbers in E.164, e-mail addresses in lower case. */
    public static String key(String recipient) {
        return recipient.indexOf('@') < 0 ? recipient : recipient.strip().toLowerCase(Locale.ROOT);
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

    public String address() {
        return address;
    }

    public boolean isEmail() {
        return address.indexOf('@') >= 0;
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
