package com.plumbline.operations.internal;

import com.plumbline.kernel.Page;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Back-ups of one's own company, kept on the appliance. */
@Component(service = BackupResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("backups")
public class BackupResource {

    private final BackupStore backups;

    record BackupJson(String name, Instant at, long bytes, String state, @Nullable String error) {

        static BackupJson of(BackupStore.Stored stored) {
            return new BackupJson(stored.name(), stored.at(), stored.bytes(), stored.state(), stored.error());
        }
    }

    @Activate
    public BackupResource(@Reference BackupStore backups) {
        this.backups = backups;
    }

    @GET
    @Requires("system.read")
    @Operation(summary = "The company's back-ups on this appliance, newest first.")
    public Page<BackupJson> list(@Context SecurityContext security) {
        List<BackupJson> all = backups.list(Callers.of(security).tenant()).stream().map(BackupJson::of).toList();
        return new Page<>(all, 1, Math.max(all.size(), Page.USUAL), all.size());
    }

    @POST
    @Requires("system.write")
    @Answers(202)
    @Operation(summary = "Makes a back-up of the company in the background, while everybody goes on working.")
    public BackupJson create(@Context SecurityContext security) {
        return BackupJson.of(backups.begin(Callers.of(security)));
    }
}
