package com.plumbline.briefing.internal;

import com.plumbline.briefing.internal.store.DeliveryEntity;
import com.plumbline.briefing.internal.store.LinkEntity;
import com.plumbline.jobs.Job;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.DataFolder;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links to the page of a briefing: made for one delivery, opened without signing in, dead some hours after the visit. */
@Component(service = Links.class)
public class Links {

    /** A link that is sent long after the visit should have ended still opens for a while. */
    private static final Duration LEAST = Duration.ofHours(2);

    /** What a token opens. */
    public record Opened(TenantId tenant, long briefing, long technician, Instant expiresAt) {}

    private final Store store;
    private final Companies companies;
    private final Clock clock;
    private final LinkTokens tokens;

    @Activate
    public Links(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Companies companies, @Reference Clock clock) {
        this(store, companies, clock, DataFolder.path().resolve("secrets").resolve("briefing-links.key"));
    }

    Links(Store store, Companies companies, Clock clock, Path keyFile) {
        this.store = store;
        this.companies = companies;
        this.clock = clock;
        this.tokens = new LinkTokens(key(keyFile));
    }

    String newToken(TenantId tenant) {
        return tokens.next(tenant);
    }

    static String address(String base, String token) {
        return base + "/b/" + token;
    }

    /** The longest link that can be, to measure an SMS before there is a token. */
    static String standIn(String base) {
        return address(base, "x".repeat(LinkTokens.LENGTH));
    }

    void keep(EntityManager em, String token, DeliveryEntity delivery, Job job, int hoursAfterVisit) {
        Instant now = clock.instant();
        em.persist(new LinkEntity(LinkTokens.hash(token), delivery, now, expiry(job, hoursAfterVisit, now)));
    }

    /**
     * @param byPerson remembered as the moment it was opened first
     * @return empty when the token is none of ours; an expired one is answered with its time
     */
    public Optional<Opened> open(String token, boolean byPerson) {
        return tokens.tenant(token, companies.all().stream().map(Company::id).toList())
                .flatMap(tenant -> store.write(tenant, em -> {
                    LinkEntity link = em.find(LinkEntity.class, LinkTokens.hash(token));
                    if (link == null) {
                        return Optional.empty();
                    }
                    if (byPerson) {
                        link.opened(clock.instant());
                    }
                    return Optional.of(new Opened(tenant, link.briefingId(), link.technicianId(), link.expiresAt()));
                }));
    }

    /** When the visit moves, the links to it move along; when it is over, they end soon. */
    void moved(TenantId tenant, EntityManager em, long briefing, Job job, int hoursAfterVisit) {
        Instant expiry = expiry(job, hoursAfterVisit, clock.instant());
        em.createQuery("SELECT l FROM LinkEntity l WHERE l.briefingId = :briefing", LinkEntity.class).setParameter("briefing", briefing)
                .getResultList().forEach(link -> link.expires(expiry));
    }

    static Instant expiry(Job job, int hoursAfterVisit, Instant now) {
        Instant over = job.completedAt() != null ? job.completedAt() : job.end() != null ? job.end() : job.start() != null ? job.start() : now;
        Instant expiry = over.plus(Duration.ofHours(hoursAfterVisit));
        Instant least = now.plus(LEAST);
        return expiry.isBefore(least) ? least : expiry;
    }

    private static byte[] key(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Path fresh = Files.createTempFile(file.getParent(), "key", null, 
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(fresh, LinkTokens.newKey(), StandardOpenOption.TRUNCATE_EXISTING);
                Files.move(fresh, file);
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The key of the links in " + file + " cannot be read or made", unreadable);
        }
    }
}
