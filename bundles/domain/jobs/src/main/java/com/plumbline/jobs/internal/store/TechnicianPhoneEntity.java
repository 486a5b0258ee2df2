package com.plumbline.jobs.internal.store;

import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;

/** The number entered here for a technician; the mirror never touches it. */
@Entity
@Table(name = "technician_phone")
public class TechnicianPhoneEntity {

    @Id
    @Column(name = "technician_id")
    private long technicianId;
    private String phone;
    /** The vendor's number when this one was entered: once it differs, somebody has changed it there as well. */
    @Column(name = "vendor_phone")
    private String vendorPhone;
    @Column(name = "changed_by")
    private String changedBy;
    @Column(name = "changed_at")
    private LocalDateTime changedAt;
    @Version
    private int version;

    protected TechnicianPhoneEntity() {}

    public TechnicianPhoneEntity(long technicianId) {
        this.technicianId = technicianId;
    }

    public void set(String phone, String vendorPhone, String changedBy, Instant at) {
        this.phone = phone;
        this.vendorPhone = vendorPhone;
        this.changedBy = changedBy;
        this.changedAt = Utc.toDb(at);
    }

    public String phone() {
        return phone;
    }

    public int version() {
        return version;
    }
}
