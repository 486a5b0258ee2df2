package com.plumbline.jobs;

import com.plumbline.kernel.TenantId;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The kinds of jobs a company has. */
@ProviderType
public interface JobTypes {

    /** Those in use, by name. */
    List<JobType> list(TenantId tenant);
}
