package com.plumbline.rest.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.identity.Sessions;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.VendorFailure;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotSupportedException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void eachFamilyOfFailuresHasItsStatus() {
        assertProblem(new RuleViolation("briefing.not-ready", "Wait."), 409, "briefing.not-ready");
        assertProblem(new RuleViolation("phone.invalid", "No.", Map.of("phone", "not a number")), 422, "phone.invalid");
        assertProblem(new NotFound("customer", "cus_1"), 404, "customer.unknown");
        assertProblem(vendor(VendorFailure.Kind.REFUSED), 502, "twilio.refused");
        assertProblem(vendor(VendorFailure.Kind.THROTTLED), 503, "twilio.throttled");
        assertProblem(vendor(VendorFailure.Kind.TIMEOUT), 504, "twilio.timeout");
        assertProblem(new NotSupportedException(), 415, "type.unsupported");
        assertProblem(new NotAllowedException("GET", new String[0]), 405, "method.not-allowed");
        assertProblem(new ClientErrorException(412), 412, "edit.conflict");
        assertProblem(new RollbackException("outer", new OptimisticLockException()), 412, "edit.conflict");
    }

    @Test
    void aWaitIsSaidInTheHeader() {
        assertThat(Problems.of(new Sessions.Refused("session.throttled", "Wait.", 30)).headers()).containsEntry("Retry-After", "30");
        assertThat(Problems.of(new Sessions.Refused("session.throttled", "Wait.", 30)).problem().status()).isEqualTo(429);
        assertThat(Problems.of(vendor(VendorFailure.Kind.THROTTLED)).headers()).containsEntry("Retry-After", "7");
        assertThat(Problems.of(new NotAllowedException("GET", new String[0])).headers()).containsKey("Allow");
    }

    @Test
    void anUnexpectedFailureTellsNothingButAReference() {
        Problem problem = Problems.of(new IllegalStateException("SELECT secret FROM com.plumbline.Table")).problem();

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.detail()).contains("err_").doesNotContain("SELECT").doesNotContain("plumbline");
    }

    private static void assertProblem(Throwable failure, int status, String code) {
        Problem problem = Problems.of(failure).problem();
        assertThat(problem.status()).as(failure.toString()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.title()).isNotBlank();
    }

    private static VendorFailure vendor(VendorFailure.Kind kind) {
        return new VendorFailure("twilio", "twilio.send", kind, "503", "Busy.", null, Duration.ofSeconds(7), null);
    }
}
