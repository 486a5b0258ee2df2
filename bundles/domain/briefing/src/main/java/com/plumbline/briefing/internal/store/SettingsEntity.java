package com.plumbline.briefing.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The one row of a company's own settings for briefings. */
@Entity
@Table(name = "briefing_settings")
public class SettingsEntity {

    public static final long ONLY = 1;

    @Id
    private long id = ONLY;
    @Column(name = "public_url")
    private String publicUrl;
    @Column(name = "link_hours")
    private int linkHours;
    @Version
    private int version;

    public void set(String publicUrl, int linkHours) {
        this.publicUrl = publicUrl;
        this.linkHours = linkHours;
    }

    public String publicUrl() {
        return publicUrl;
    }

    public int linkHours() {
        return linkHours;
    }
}
