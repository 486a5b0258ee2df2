package ${package}.internal.store;

import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;

/** One thing that was noted. */
@Entity
@Table(name = "${artifactId.replace('-', '_')}_observation")
public class ObservationEntity {

    @Id
    private long id;
    private String subject;
    private String text;
    @Column(name = "observed_at")
    private LocalDateTime observedAt;

    protected ObservationEntity() {}

    public ObservationEntity(long id, String subject, String text, Instant observedAt) {
        this.id = id;
        this.subject = subject;
        this.text = text;
        this.observedAt = Utc.toDb(observedAt);
    }

    public long id() {
        return id;
    }

    public String subject() {
        return subject;
    }

    public String text() {
        return text;
    }

    public Instant observedAt() {
        return Utc.fromDb(observedAt);
    }
}
