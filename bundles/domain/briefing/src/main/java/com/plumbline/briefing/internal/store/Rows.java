package com.plumbline.briefing.internal.store;

import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;

/** Takes a row for the rest of the transaction. Call it before anything of it is loaded: what was read before the wait would be stale. */
public final class Rows {

    private Rows() {}

    /** @return {@code null} when there is none */
    public static BriefingEntity briefing(EntityManager em, long id) {
        Sql.update(Store.connection(em), "UPDATE briefing SET version = version WHERE id = ?", id);
        return em.find(BriefingEntity.class, id);
    }

    /** @return {@code null} when there is none */
    public static BriefingEntity briefingOfJob(EntityManager em, long job) {
        Sql.update(Store.connection(em), "UPDATE briefing SET version = version WHERE job_id = ?", job);
        return em.createQuery("SELECT b FROM BriefingEntity b WHERE b.jobId = :job", BriefingEntity.class).setParameter("job", job)
                .getResultStream().findFirst().orElse(null);
    }

    /** @return {@code null} when there is none */
    public static ProfileEntity profile(EntityManager em, long customer) {
        Sql.update(Store.connection(em), "UPDATE profile SET version = version WHERE customer_id = ?", customer);
        return em.find(ProfileEntity.class, customer);
    }
}
