package com.plumbline.briefing.internal.store;

import com.plumbline.briefing.Category;
import com.plumbline.briefing.Confidence;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.SourceKind;
import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDateTime;

/** One fact of a profile. */
@Entity
@Table(name = "profile_fact")
public class FactEntity {

    @Id
    private long id;
    @Column(name = "customer_id")
    private long customerId;
    @Enumerated(EnumType.STRING)
    private Category category;
    private String label;
    private String fact;
    private String source;
    @Enumerated(EnumType.STRING)
    @Column(name = "source_kind")
    private SourceKind sourceKind;
    @Enumerated(EnumType.STRING)
    private Confidence confidence;
    @Column(name = "known_at")
    private LocalDateTime knownAt;
    @Version
    private int version;

    protected FactEntity() {}

    public FactEntity(long id, long customerId, Fact fact) {
        this.id = id;
        this.customerId = customerId;
        this.category = fact.category();
        this.label = Texts.fit(fact.label(), 80);
        this.fact = Texts.fit(fact.value(), 400);
        this.source = Texts.fit(fact.source(), 160);
        this.sourceKind = fact.sourceKind();
        this.confidence = fact.confidence();
        this.knownAt = Utc.toDb(fact.at());
    }

    public long id() {
        return id;
    }

    public Fact fact() {
        return new Fact(category, label, fact, source, sourceKind, confidence, Utc.fromDb(knownAt));
    }
}
