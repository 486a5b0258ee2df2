package com.plumbline.identity.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Passkeys;
import com.plumbline.identity.PublicAddress;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.Sessions.Refused;
import com.plumbline.identity.User;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Passkeys by Yubico's library, which does the checking of WebAuthn 7.1 and 7.2; challenges are tickets, good once. */
@Component(service = {Passkeys.class, JdbcPasskeys.class})
public class JdbcPasskeys implements Passkeys {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration GOOD = Duration.ofMinutes(5);
    private static final int MOST = 10;

    private final Store store;
    private final PublicAddress address;
    private final Letters letters;
    private final Audit audit;
    private final Clock clock;
    private final Tickets tickets;
    private final Throttle throttle;
    private final PasskeyTable table;

    @Activate
    public JdbcPasskeys(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference PublicAddress address, @Reference Letters letters,
            @Reference Audit audit, @Reference Clock clock) {
        this.store = store;
        this.address = address;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
        this.tickets = new Tickets(clock);
        this.throttle = new Throttle(store, clock);
        this.table = new PasskeyTable(store);
    }

    @Override
    public List<Passkey> list(String userId) {
        return store.sql(TenantId.PLATFORM, connection -> PasskeyTable.list(connection, UserTable.key(userId)));
    }

    @Override
    public JsonNode creation(Caller who) {
        long user = UserTable.key(who.id());
        User me = store.sql(TenantId.PLATFORM, connection -> UserTable.byKey(connection, user)).orElseThrow().user();
        PublicKeyCredentialCreationOptions options = party().startRegistration(StartRegistrationOptions.builder()
                .user(UserIdentity.builder().name(me.email()).displayName(me.name()).id(PasskeyTable.handle(user)).build())
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder().residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED).build())
                .timeout(GOOD.toMillis()).build());
        try {
            String kept = options.toBuilder().excludeCredentials(Set.of()).build().toJson();
            store.sql(TenantId.PLATFORM, connection -> {
                tickets.cancel(connection, Tickets.Purpose.PASSKEY_ADD, user);
                tickets.put(connection, options.getChallenge().getBase64Url(), Tickets.Purpose.PASSKEY_ADD, user, kept, GOOD);
                return null;
            });
            return publicKey(options.toCredentialsCreateJson());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Passkey add(Caller who, String name, JsonNode credential, From from) {
        if (name == null || name.isBlank() || name.strip().length() > 100) {
            throw new RuleViolation("passkey.invalid", "Give the passkey a name of 1 to 100 characters.", Map.of("name", "needs 1 to 100 characters"));
        }
        long user = UserTable.key(who.id());
        RegistrationResult result = registered(user, credential);
        long id = Ids.next();
        Passkey passkey = store.sql(TenantId.PLATFORM, connection -> {
            if (PasskeyTable.count(connection, user) >= MOST) {
                throw new RuleViolation("passkey.too-many", "There are " + MOST + " passkeys already. Remove one that you no longer use.");
            }
            PasskeyTable.insert(connection, id, user, name.strip(), result.getKeyId().getId(), result.getPublicKeyCose(), result.getSignatureCount(), clock.instant());
            letters.notice(connection, Letters.Kind.FACTOR_ADDED, UserTable.byKey(connection, user).orElseThrow().user(), from, "the passkey \"" + name.strip() + "\"");
            return PasskeyTable.list(connection, user).stream().filter(one -> one.id().equals(Ids.text(PasskeyTable.PREFIX, id))).findFirst().orElseThrow();
        });
        audit.record(who, null, AuditEntry.of("passkey.create", "user", who.id(), who.name(), "The passkey \"" + passkey.name() + "\" was added."));
        return passkey;
    }

    @Override
    public void remove(Caller who, String id, From from) {
        long user = UserTable.key(who.id());
        Passkey passkey = list(who.id()).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("passkey", id));
        store.sql(TenantId.PLATFORM, connection -> {
            Sql.update(connection, "DELETE FROM identity_passkey WHERE id = ? AND user_id = ?", Ids.parse(PasskeyTable.PREFIX, id).orElseThrow(), user);
            letters.notice(connection, Letters.Kind.FACTOR_REMOVED, UserTable.byKey(connection, user).orElseThrow().user(), from,
                    "the passkey \"" + passkey.name() + "\" was removed from your account");
            return null;
        });
        audit.record(who, null, AuditEntry.of("passkey.remove", "user", who.id(), who.name(), "The passkey \"" + passkey.name() + "\" was removed."));
    }

    @Override
    public Request request(String ticket, From from) {
        throttle.attempt("passkey-options:" + from.address(), 200);
        return ticket == null ? forAnybody() : forTheSecondStep(ticket);
    }

    /**
     * Whose passkey it is, when it is an answer to this challenge by a key that we know; the challenge is used up either way.
     *
     * @param purpose that of the ticket; the second step's goes on living, its challenge does not
     */
    Optional<Long> proves(String ticket, Tickets.Purpose purpose, JsonNode answer) {
        Optional<String> request = store.sql(TenantId.PLATFORM, connection -> {
            Optional<Tickets.Ticket> found = purpose == Tickets.Purpose.SECOND_STEP ? tickets.look(connection, purpose, ticket) : tickets.take(connection, purpose, ticket);
            if (purpose == Tickets.Purpose.SECOND_STEP) {
                tickets.detail(connection, ticket, null);
            }
            return found.map(Tickets.Ticket::detail);
        });
        if (request.isEmpty()) {
            return Optional.empty();
        }
        try {
            AssertionResult result = party().finishAssertion(FinishAssertionOptions.builder().request(AssertionRequest.fromJson(request.get()))
                    .response(PublicKeyCredential.parseAssertionResponseJson(answer.toString())).build());
            if (!result.isSuccess() || !result.isUserVerified()) {
                return Optional.empty();
            }
            store.sql(TenantId.PLATFORM, connection -> {
                PasskeyTable.used(connection, result.getCredential().getCredentialId(), result.getSignatureCount(), clock.instant());
                return null;
            });
            return PasskeyTable.user(result.getCredential().getUserHandle());
        } catch (AssertionFailedException | IOException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private Request forAnybody() {
        AssertionRequest request = party().startAssertion(StartAssertionOptions.builder()
                .userVerification(UserVerificationRequirement.REQUIRED).timeout(GOOD.toMillis()).build());
        String token = store.sql(TenantId.PLATFORM, connection -> tickets.issue(connection, Tickets.Purpose.PASSKEY_SIGN_IN, null, kept(request), GOOD));
        return new Request(token, shown(request));
    }

    private Request forTheSecondStep(String ticket) {
        long user = store.sql(TenantId.PLATFORM, connection -> tickets.look(connection, Tickets.Purpose.SECOND_STEP, ticket)).map(Tickets.Ticket::user)
                .orElseThrow(() -> new Refused("session.ticket", "This took too long. Begin the sign-in again.", 0));
        AssertionRequest request = party().startAssertion(StartAssertionOptions.builder().username(Ids.text(UserTable.PREFIX, user))
                .userVerification(UserVerificationRequirement.REQUIRED).timeout(GOOD.toMillis()).build());
        store.sql(TenantId.PLATFORM, connection -> {
            tickets.detail(connection, ticket, kept(request));
            return null;
        });
        return new Request(ticket, shown(request));
    }

    private RegistrationResult registered(long user, JsonNode credential) {
        RuleViolation invalid = new RuleViolation("passkey.invalid", "The passkey could not be checked. Try again, on this very page.",
                Map.of("credential", "could not be checked"));
        try {
            var answer = PublicKeyCredential.parseRegistrationResponseJson(credential.toString());
            String challenge = answer.getResponse().getClientData().getChallenge().getBase64Url();
            Tickets.Ticket ticket = store.sql(TenantId.PLATFORM, connection -> tickets.take(connection, Tickets.Purpose.PASSKEY_ADD, challenge))
                    .filter(found -> found.user() == user).orElseThrow(() -> invalid);
            return party().finishRegistration(FinishRegistrationOptions.builder()
                    .request(PublicKeyCredentialCreationOptions.fromJson(ticket.detail())).response(answer).build());
        } catch (RegistrationFailedException | IOException | IllegalArgumentException wrong) {
            throw invalid;
        }
    }

    /** Passkeys belong to the name under which the appliance is reached, and are answered on its own pages only. */
    private RelyingParty party() {
        return RelyingParty.builder().identity(RelyingPartyIdentity.builder().id(URI.create(address.base()).getHost()).name("Plumbline").build())
                .credentialRepository(table).origins(Set.of(address.base())).build();
    }

    /** Without the list of keys, which may be long: that the key is the person's own is checked all the same. */
    private static String kept(AssertionRequest request) {
        try {
            PublicKeyCredentialRequestOptions options = request.getPublicKeyCredentialRequestOptions().toBuilder().allowCredentials(Optional.empty()).build();
            return request.toBuilder().publicKeyCredentialRequestOptions(options).build().toJson();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode shown(AssertionRequest request) {
        try {
            return publicKey(request.toCredentialsGetJson());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode publicKey(String json) throws JsonProcessingException {
        return JSON.readTree(json).path("publicKey");
    }
}
