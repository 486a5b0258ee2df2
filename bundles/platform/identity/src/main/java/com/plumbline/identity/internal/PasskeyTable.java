package com.plumbline.identity.internal;

import com.plumbline.identity.Passkeys.Passkey;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.exception.Base64UrlException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code identity_passkey}, as the library asks for it: its "user name" is our user's id, its "user handle" the id's eight bytes. */
final class PasskeyTable implements CredentialRepository {

    static final String PREFIX = "pky";

    private final Store store;

    private record Stored(long user, RegisteredCredential credential) {}

    PasskeyTable(Store store) {
        this.store = store;
    }

    static ByteArray handle(long user) {
        return new ByteArray(ByteBuffer.allocate(Long.BYTES).putLong(user).array());
    }

    static Optional<Long> user(ByteArray handle) {
        return handle.size() == Long.BYTES ? Optional.of(ByteBuffer.wrap(handle.getBytes()).getLong()) : Optional.empty();
    }

    static List<Passkey> list(Connection connection, long user) {
        return Sql.list(connection, "SELECT id, name, created_at, used_at FROM identity_passkey WHERE user_id = ? ORDER BY id DESC",
                row -> new Passkey(Ids.text(PREFIX, row.number("id")), row.text("name"), row.instant("created_at"), row.instant("used_at")), user);
    }

    static int count(Connection connection, long user) {
        return (int) Sql.number(connection, "SELECT COUNT(*) AS n FROM identity_passkey WHERE user_id = ?", user);
    }

    static void insert(Connection connection, long id, long user, String name, ByteArray credential, ByteArray publicKey, long signatures, Instant now) {
        Sql.update(connection, "INSERT INTO identity_passkey (id, user_id, name, credential_hash, credential_id, public_key, sign_count, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", id, user, name, Tokens.hash(credential.getBase64Url()), credential.getBase64Url(),
                publicKey.getBase64Url(), signatures, now);
    }

    static void used(Connection connection, ByteArray credential, long signatures, Instant now) {
        Sql.update(connection, "UPDATE identity_passkey SET sign_count = ?, used_at = ? WHERE credential_hash = ?", signatures, now,
                Tokens.hash(credential.getBase64Url()));
    }

    /** @param name our id when somebody signs in, his e-mail when he adds a passkey: that is what the device shows */
    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String name) {
        Optional<Long> key = Ids.parse(UserTable.PREFIX, name);
        List<Stored> own = key.isPresent() ? find("user_id = ?", key.get()) : find("user_id = (SELECT id FROM identity_user WHERE email = ?)", name);
        return own.stream()
                .map(stored -> PublicKeyCredentialDescriptor.builder().id(stored.credential().getCredentialId()).build()).collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String id) {
        return Ids.parse(UserTable.PREFIX, id).map(PasskeyTable::handle);
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray handle) {
        return user(handle).map(key -> Ids.text(UserTable.PREFIX, key));
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credential, ByteArray handle) {
        return find("credential_hash = ?", Tokens.hash(credential.getBase64Url())).stream()
                .filter(stored -> user(handle).filter(user -> user == stored.user()).isPresent()).map(Stored::credential).findFirst();
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credential) {
        return find("credential_hash = ?", Tokens.hash(credential.getBase64Url())).stream().map(Stored::credential).collect(Collectors.toSet());
    }

    private List<Stored> find(String where, Object value) {
        return store.sql(TenantId.PLATFORM, connection -> Sql.list(connection,
                "SELECT user_id, credential_id, public_key, sign_count FROM identity_passkey WHERE " + where, PasskeyTable::read, value));
    }

    private static Stored read(Sql.Row row) throws SQLException {
        try {
            long user = row.number("user_id");
            return new Stored(user, RegisteredCredential.builder().credentialId(ByteArray.fromBase64Url(row.text("credential_id"))).userHandle(handle(user))
                    .publicKeyCose(ByteArray.fromBase64Url(row.text("public_key"))).signatureCount(row.number("sign_count")).build());
        } catch (Base64UrlException broken) {
            throw new IllegalStateException("A stored passkey is damaged", broken);
        }
    }
}
