package com.plumbline.identity.internal;

import static com.plumbline.identity.internal.Appliance.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.identity.ApiTokens;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.identity.SetUp;
import com.plumbline.identity.Users.NewUser;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Storage;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensAndSetUpTest {

    @TempDir
    Path folder;

    @ForEachStorage
    void anApiTokenActsInItsRoleUntilItIsRevoked(TestStorage storage) {
        Appliance appliance = new Appliance(storage);
        Company company = appliance.company();
        Caller owner = appliance.caller(appliance.user(company.id(), Role.OWNER));

        ApiTokens.Created created = appliance.tokens.create(owner, "Bookkeeping", Role.BOOKKEEPER);
        Caller program = appliance.tokens.find(created.secret()).orElseThrow();
        assertThat(program.kind()).isEqualTo(Caller.Kind.TOKEN);
        assertThat(program.can("money.read")).isTrue();
        assertThat(program.can("users.write")).isFalse();
        assertThat(appliance.everythingIn("identity_token", "token_hash", "name")).doesNotContain(created.secret());

        appliance.tokens.revoke(owner, created.token().id());
        assertThat(appliance.tokens.find(created.secret())).isEmpty();
    }

    @ForEachStorage
    void anotherCompanysTokenIsUnknown(TestStorage storage) {
        Appliance appliance = new Appliance(storage);
        Caller owner = appliance.caller(appliance.user(appliance.company().id(), Role.OWNER));
        Caller stranger = appliance.caller(appliance.user(appliance.company().id(), Role.OWNER));
        String id = appliance.tokens.create(owner, "Mine", Role.CSR).token().id();

        assertThatThrownBy(() -> appliance.tokens.revoke(stranger, id)).isInstanceOf(NotFound.class);
        assertThat(appliance.tokens.list(stranger.tenant())).isEmpty();
        assertThat(appliance.tokens.list(owner.tenant())).hasSize(1);
    }

    @Test
    void theSetUpLinkWorksOnceAndIsForNobodyElse() throws IOException {
        try (TestStorage storage = TestStorage.open(Storage.DERBY)) {
            Appliance appliance = new Appliance(storage);
            Path file = folder.resolve("setup-link");
            SetUp setUp = appliance.setUp(file);
            assertThat(setUp.needed()).isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            String first = Files.readString(file).strip().replaceFirst(".*#", "");
            String second = setUp.newLink().replaceFirst(".*#", "");
            NewUser owner = new NewUser("Olive", "olive@example.com", Role.OWNER, PASSWORD);
            ZoneId zone = ZoneId.of("America/Chicago");

            assertThatThrownBy(() -> setUp.complete(first, "Ace", zone, owner)).isInstanceOfSatisfying(RuleViolation.class,
                    refused -> assertThat(refused.code()).isEqualTo("setup.token"));
            assertThatThrownBy(() -> setUp.complete(second, "Ace", zone, new NewUser("Olive", "olive@example.com", Role.OWNER, "short")))
                    .isInstanceOf(RuleViolation.class);
            assertThat(appliance.companies.all()).as("nothing is half-made").isEmpty();

            SetUp.Done done = setUp.complete(second, "Ace Plumbing & Sons", zone, owner);

            assertThat(done.company().id()).isEqualTo(TenantId.of("ace-plumbing-sons"));
            assertThat(done.owner().role()).isEqualTo(Role.OWNER);
            assertThat(file).doesNotExist();
            assertThat(setUp.needed()).isFalse();
            assertThatThrownBy(() -> setUp.complete(second, "Other", zone, owner)).isInstanceOfSatisfying(RuleViolation.class,
                    refused -> assertThat(refused.code()).isEqualTo("setup.done"));
            assertThat(appliance.store.<Long>sql(TenantId.PLATFORM, c -> Sql.number(c, "SELECT COUNT(*) AS n FROM identity_set_up"))).isZero();
        }
    }

    @Test
    void theOperatorsTokenIsInAFileOfItsOwnerOnlyAndChangesWithEachStart() throws IOException {
        Path file = folder.resolve("operator.token");
        FileOperatorToken token = new FileOperatorToken(file, new RoleTable());
        String first = Files.readString(file).strip();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(token.find(first)).get().extracting(Caller::kind).isEqualTo(Caller.Kind.OPERATOR);
        assertThat(token.find(first + "x")).isEmpty();

        FileOperatorToken restarted = new FileOperatorToken(file, new RoleTable());
        assertThat(restarted.find(first)).isEmpty();
    }
}
