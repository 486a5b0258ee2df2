package com.plumbline.jobs;

import com.plumbline.customers.Note;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Notes on jobs, mirrored ones and our own: pinned ones first, then newest first. */
@ProviderType
public interface JobNotes {

    int LONGEST = 4000;

    List<Note> about(TenantId tenant, JobId job);

    /**
     * @param author name shown beside the note
     * @throws NotFound      {@code job.unknown}
     * @throws RuleViolation {@code request.invalid} for an empty text or one above {@value #LONGEST} characters
     */
    Note add(TenantId tenant, JobId job, String text, boolean pinned, String author);
}
