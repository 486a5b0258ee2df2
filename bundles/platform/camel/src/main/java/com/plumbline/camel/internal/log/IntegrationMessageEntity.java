package com.plumbline.camel.internal.log;

import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;

/** A row of the message log, for reading; {@link LogWriter} writes in batches. */
@Entity
@Table(name = "integration_message")
public class IntegrationMessageEntity {

    @Id
    private long id;

    @Column(name = "logged_at")
    private LocalDateTime at;
    private String plugin;
    private String direction;
    private String operation;
    private String status;

    @Column(name = "http_status")
    private int httpStatus;

    private long millis;
    private int attempts;
    private String request;
    private String error;
    private short replayable;

    protected IntegrationMessageEntity() {}

    public long id() {
        return id;
    }

    public Instant at() {
        return Utc.fromDb(at);
    }

    public String plugin() {
        return plugin;
    }

    public String direction() {
        return direction;
    }

    public String operation() {
        return operation;
    }

    public String status() {
        return status;
    }

    public int httpStatus() {
        return httpStatus;
    }

    public long millis() {
        return millis;
    }

    public int attempts() {
        return attempts;
    }

    public String request() {
        return request;
    }

    public String error() {
        return error;
    }

    public boolean replayable() {
        return replayable != 0;
    }
}
