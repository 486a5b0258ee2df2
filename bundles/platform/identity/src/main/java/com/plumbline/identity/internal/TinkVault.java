package com.plumbline.identity.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.plumbline.identity.Vault;
import com.plumbline.kernel.DataFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code DIR/secrets/master.key} is a Tink keyset; it is made at the first start and belongs into no back-up. */
@Component(service = Vault.class)
public class TinkVault implements Vault {

    private final Aead aead;

    @Activate
    public TinkVault() {
        this(DataFolder.path().resolve("secrets").resolve("master.key"));
    }

    TinkVault(Path keyFile) {
        // Tink finds its parts through the class loader of the thread, which in OSGi is somebody else's.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Aead.class.getClassLoader());
        try {
            AeadConfig.register();
            this.aead = keyset(keyFile).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("The master key " + keyFile + " cannot be read. Put the right file back; "
                    + "without it every stored secret has to be entered again.", unreadable);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public String seal(String plain, String context) {
        try {
            byte[] sealed = aead.encrypt(plain.getBytes(StandardCharsets.UTF_8), context.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("Cannot seal a secret for " + context, failed);
        }
    }

    @Override
    public String unseal(String sealed, String context) {
        try {
            byte[] plain = aead.decrypt(Base64.getUrlDecoder().decode(sealed), context.getBytes(StandardCharsets.UTF_8));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException failed) {
            throw new IllegalStateException("The secret " + context + " was sealed under another master key, or was altered", failed);
        }
    }

    private static KeysetHandle keyset(Path keyFile) throws GeneralSecurityException {
        String stored = OwnerOnlyFile.read(keyFile).orElse(null);
        if (stored != null) {
            return TinkJsonProtoKeysetFormat.parseKeyset(stored, InsecureSecretKeyAccess.get());
        }
        KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        OwnerOnlyFile.write(keyFile, TinkJsonProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get()));
        return fresh;
    }
}
