package com.plumbline.messaging.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The one row of a company's own rules. */
@Entity
@Table(name = "message_rules")
public class RulesEntity {

    public static final long ONLY = 1;

    @Id
    private long id = ONLY;
    private String carriers = "";
    @Column(name = "quiet_from")
    private String quietFrom;
    @Column(name = "quiet_to")
    private String quietTo;
    @Column(name = "holds_operational")
    private int holdsOperational;
    @Version
    private int version;

    public void set(String carriers, String quietFrom, String quietTo, boolean holdsOperational) {
        this.carriers = carriers;
        this.quietFrom = quietFrom;
        this.quietTo = quietTo;
        this.holdsOperational = holdsOperational ? 1 : 0;
    }

    public String carriers() {
        return carriers;
    }

    public String quietFrom() {
        return quietFrom;
    }

    public String quietTo() {
        return quietTo;
    }

    public boolean holdsOperational() {
        return holdsOperational == 1;
    }
}
