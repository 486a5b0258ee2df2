package com.plumbline.operations.internal;

import com.plumbline.rest.Answers;
import com.plumbline.rest.BodyLimit;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Back-up and restore of the whole appliance, for {@code ./plumbline backup} and {@code ./plumbline restore}. */
@Component(service = OperatorBackupResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("operator")
public class OperatorBackupResource {

    private final Backups backups;
    private final Restores restores;

    @Activate
    public OperatorBackupResource(@Reference Backups backups, @Reference Restores restores) {
        this.backups = backups;
        this.restores = restores;
    }

    @POST
    @Path("backups")
    @Requires(Requires.OPERATOR)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Answers(type = InputStream.class)
    @Operation(summary = "Makes a back-up of everything and answers the archive.")
    public Response backup() throws IOException {
        // Complete before the first byte leaves: a failure is then an error, not half an archive.
        TemporaryFolder temporary = new TemporaryFolder("archive");
        java.nio.file.Path file = temporary.path().resolve("appliance.plumbline");
        try {
            backups.everything(file);
        } catch (IOException | RuntimeException failed) {
            temporary.close();
            throw failed;
        }
        StreamingOutput body = out -> {
            try (temporary) {
                Files.copy(file, out);
            }
        };
        return Response.ok(body).header("Content-Length", Files.size(file)).build();
    }

    @POST
    @Path("restores")
    @Requires(Requires.OPERATOR)
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(Long.MAX_VALUE)
    @Operation(summary = "Replaces what the archive holds, for a whole back-up everything; looks at all of it before anything changes.")
    public Restores.Restored restore(InputStream archive) throws IOException {
        try (TemporaryFolder temporary = new TemporaryFolder("upload")) {
            // The upload first: a slow or broken one must not hold up a restore half-way.
            java.nio.file.Path file = temporary.path().resolve("archive");
            Files.copy(archive, file, StandardCopyOption.REPLACE_EXISTING);
            try (InputStream complete = Files.newInputStream(file)) {
                return restores.restore(complete);
            }
        }
    }
}
