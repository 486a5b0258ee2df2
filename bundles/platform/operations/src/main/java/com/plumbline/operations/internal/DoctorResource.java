package com.plumbline.operations.internal;

import com.plumbline.rest.Answers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code ./plumbline doctor}. */
@Component(service = DoctorResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("operator/doctor")
public class DoctorResource {

    private final Doctor doctor;

    record FindingJson(String check, String status, String detail, @Nullable String advice) {

        static FindingJson of(Doctor.Finding finding) {
            return new FindingJson(finding.check(), finding.status().name().toLowerCase(Locale.ROOT), finding.detail(), finding.advice());
        }
    }

    record DiagnosisJson(String status, List<FindingJson> findings) {}

    @Activate
    public DoctorResource(@Reference Doctor doctor) {
        this.doctor = doctor;
    }

    @GET
    @Requires(Requires.OPERATOR)
    @Answers(type = DiagnosisJson.class)
    @Operation(summary = "What was looked at, what is wrong, and what to do; 503 when something fails.")
    public Response look() {
        List<Doctor.Finding> findings = doctor.look();
        Doctor.Status worst = findings.stream().map(Doctor.Finding::status).max(Enum::compareTo).orElse(Doctor.Status.OK);
        return Response.status(worst == Doctor.Status.FAIL ? 503 : 200)
                .entity(new DiagnosisJson(worst.name().toLowerCase(Locale.ROOT), findings.stream().map(FindingJson::of).toList())).build();
    }
}
