package com.plumbline.tenancy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.User;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Anyone;
import com.plumbline.rest.Arrivals;
import com.plumbline.rest.Fields;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The public page: a company signs up, and confirms its e-mail. */
@Component(service = SignUpResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("signups")
public class SignUpResource {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",]+@[^\\s@<>\",]+\\.[^\\s@<>\",]+");

    private final SignUps signUps;
    private final Sessions sessions;
    private final Arrivals arrivals;

    /** @param trade {@code hvac}, {@code plumbing}, {@code drain} or {@code multi} */
    record SignUpJson(String company, String email, String name, String phone, String zone, String trade) {
        @Override
        public String toString() {
            return "SignUpJson";
        }
    }

    record ConfirmationJson(String token, String password) {
        @Override
        public String toString() {
            return "ConfirmationJson";
        }
    }

    record WelcomeJson(String csrf, JsonNode me) {}

    /** Always the same: who asks does not learn which addresses are known. */
    record AskedJson() {}

    @Activate
    public SignUpResource(@Reference SignUps signUps, @Reference Sessions sessions, @Reference Arrivals arrivals) {
        this.signUps = signUps;
        this.sessions = sessions;
        this.arrivals = arrivals;
    }

    @POST
    @Anyone
    @Answers(202)
    @Operation(summary = "Asks to sign a company up; a link is mailed, and nothing exists before it is followed. The answer is always the same.")
    public AskedJson ask(SignUpJson wanted, @Context HttpServletRequest request) {
        ZoneId zone = Profiles.zone(wanted.zone()).orElse(null);
        Trade trade = Trade.of(wanted.trade()).orElse(null);
        Optional<PhoneNumber> phone = PhoneNumber.parse(wanted.phone() == null ? "" : wanted.phone());
        boolean isEmail = wanted.email() != null && wanted.email().length() <= 254 && EMAIL.matcher(wanted.email().strip()).matches();
        Fields.of().text("company", wanted.company(), 2, 200).text("name", wanted.name(), 1, 200).text("email", wanted.email(), 1, 254)
                .when(!isEmail, "email", "is not an e-mail address").when(phone.isEmpty(), "phone", "is not a phone number")
                .when(zone == null, "zone", "is not a time zone").when(trade == null, "trade", "is hvac, plumbing, drain or multi").refuse();
        signUps.ask(new SignUps.Asked(wanted.company().strip(), wanted.name().strip(), wanted.email().strip().toLowerCase(Locale.ROOT),
                phone.orElseThrow().e164(), zone, trade), arrivals.address(request));
        return new AskedJson();
    }

    @POST
    @Path("confirmations")
    @Anyone
    @Answers(value = 201, type = WelcomeJson.class)
    @Operation(summary = "Confirms the e-mail with the link's token: makes the company, pending, and signs its owner in.")
    public Response confirm(ConfirmationJson wanted, @Context HttpServletRequest request) {
        Fields.of().text("token", wanted.token(), 1, 100).required("password", wanted.password()).refuse();
        User owner = signUps.confirm(wanted.token(), wanted.password());
        return arrivals.welcome(201, sessions.open(owner, arrivals.address(request)), request);
    }
}
