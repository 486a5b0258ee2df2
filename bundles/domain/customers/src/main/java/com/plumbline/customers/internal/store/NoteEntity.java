package com.plumbline.customers.internal.store;

import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;

/** A note written here, about a customer or about a location. */
@Entity
@Table(name = "customer_note")
public class NoteEntity {

    @Id
    private long id;
    @Column(name = "customer_id")
    private Long customerId;
    @Column(name = "location_id")
    private Long locationId;
    private String text;
    private int pinned;
    private String author;
    @Column(name = "written_at")
    private LocalDateTime writtenAt;

    protected NoteEntity() {}

    public NoteEntity(long id, Long customerId, Long locationId, String text, boolean pinned, String author, Instant at) {
        this.id = id;
        this.customerId = customerId;
        this.locationId = locationId;
        this.text = text;
        this.pinned = pinned ? 1 : 0;
        this.author = author;
        this.writtenAt = Utc.toDb(at);
    }

    public long id() {
        return id;
    }

    public String text() {
        return text;
    }

    public boolean pinned() {
        return pinned != 0;
    }

    public String author() {
        return author;
    }

    public Instant writtenAt() {
        return Utc.fromDb(writtenAt);
    }
}
