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
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;

/** One fact of a profile, and what people have decided about it. */
@Entity
@Table(name = "profile_fact")
public class FactEntity {

    private static final int LONGEST = 400;
    private static final int LONGEST_SOURCE = 160;

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
    @Column(name = "expires_at")
    private LocalDateTime expiresAt;
    @Column(name = "kept_at")
    private LocalDateTime keptAt;
    private int pinned;
    private int refused;
    private int corrected;
    @Column(name = "origin_key")
    private String originKey;
    @Version
    private int version;

    protected FactEntity() {}

    public FactEntity(long id, long customerId, Fact fact, Instant keptAt) {
        this.id = id;
        this.customerId = customerId;
        found(fact, keptAt);
    }

    /** What finds a fact again: what it is about and what it says, whatever its numbers are by now. */
    public static String key(Fact fact) {
        return key(fact.category(), fact.label(), fact.value());
    }

    /** The source says it again. */
    public final void found(Fact said, Instant now) {
        category = said.category();
        label = Texts.fit(said.label(), 80);
        fact = Texts.fit(said.value(), LONGEST);
        source = Texts.fit(said.source(), LONGEST_SOURCE);
        sourceKind = said.sourceKind();
        confidence = said.confidence();
        knownAt = Utc.toDb(said.at());
        expiresAt = Utc.toDb(said.expiresAt());
        keptAt = Utc.toDb(now);
        originKey = key(said);
    }

    /** A person knows better; what it said before stands in the note on its source. */
    public void correct(String text, String who, Instant now) {
        source = Texts.fit("corrected by " + who + ", before: " + source, LONGEST_SOURCE);
        fact = Texts.fit(text, LONGEST);
        sourceKind = SourceKind.MANUAL;
        confidence = Confidence.HIGH;
        knownAt = Utc.toDb(now);
        keptAt = Utc.toDb(now);
        expiresAt = null;
        corrected = 1;
    }

    public void pin(boolean pin) {
        pinned = pin ? 1 : 0;
    }

    public void refuse(boolean refuse) {
        refused = refuse ? 1 : 0;
    }

    public void expires(Instant at) {
        expiresAt = Utc.toDb(at);
    }

    /** Whether people have decided about it, so that no source changes or removes it. */
    public boolean isHeld() {
        return isPinned() || isRefused() || isCorrected() || sourceKind == SourceKind.MANUAL;
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !isPinned() && !isRefused() && !Utc.fromDb(expiresAt).isAfter(now);
    }

    public boolean isPinned() {
        return pinned == 1;
    }

    public boolean isRefused() {
        return refused == 1;
    }

    public boolean isCorrected() {
        return corrected == 1;
    }

    public long id() {
        return id;
    }

    public long customerId() {
        return customerId;
    }

    public Instant keptAt() {
        return Utc.fromDb(keptAt == null ? knownAt : keptAt);
    }

    public String originKey() {
        return originKey == null ? key(category, label, fact) : originKey;
    }

    public Fact fact() {
        return new Fact(category, label, fact, source, sourceKind, confidence, Utc.fromDb(knownAt), Utc.fromDb(expiresAt));
    }

    private static String key(Category category, String label, String value) {
        return Texts.fit(category + "/" + plain(label) + '/' + plain(value), 520);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " ").strip();
    }
}
