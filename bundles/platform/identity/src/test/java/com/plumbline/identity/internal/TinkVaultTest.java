package com.plumbline.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkVaultTest {

    @TempDir
    Path folder;

    @Test
    @Proves("SEC-06")
    void aSecretIsSealedForItsPlaceOnly() {
        TinkVault vault = vault("master.key");

        String sealed = vault.seal("sk-planted-secret", "plugins/acme/twilio/authToken");

        assertThat(sealed).doesNotContain("planted").matches("[A-Za-z0-9_-]+");
        assertThat(vault.seal("sk-planted-secret", "plugins/acme/twilio/authToken")).isNotEqualTo(sealed);
        assertThat(vault.unseal(sealed, "plugins/acme/twilio/authToken")).isEqualTo("sk-planted-secret");
        assertThatThrownBy(() -> vault.unseal(sealed, "plugins/other/twilio/authToken")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.unseal(sealed.substring(2), "plugins/acme/twilio/authToken")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theKeySurvivesARestartAndIsReadableByItsOwnerOnly() throws IOException {
        String sealed = vault("secrets/master.key").seal("x", "here");

        assertThat(vault("secrets/master.key").unseal(sealed, "here")).isEqualTo("x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets/master.key")))).isEqualTo("rw-------");
        assertThatThrownBy(() -> vault("another.key").unseal(sealed, "here")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDamagedKeyFileStopsTheStartInsteadOfBeingReplaced() throws IOException {
        Files.writeString(folder.resolve("damaged.key"), "oops");

        assertThatThrownBy(() -> vault("damaged.key")).hasMessageContaining("master key");
        assertThat(folder.resolve("damaged.key")).hasContent("oops");
    }

    private TinkVault vault(String name) {
        return new TinkVault(folder.resolve(name));
    }
}
