package com.plumbline.identity.internal;

import com.plumbline.identity.Caller;
import com.plumbline.identity.OperatorToken;
import com.plumbline.identity.Role;
import com.plumbline.kernel.DataFolder;
import com.plumbline.kernel.TenantId;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Made at every start; the appliance itself keeps only the hash, in memory. */
@Component(service = OperatorToken.class, immediate = true)
public class FileOperatorToken implements OperatorToken {

    private final String hash;
    private final Caller operator;

    @Activate
    public FileOperatorToken(@Reference RoleTable roles) {
        this(DataFolder.path().resolve("operator.token"), roles);
    }

    FileOperatorToken(Path file, RoleTable roles) {
        String token = Tokens.make();
        OwnerOnlyFile.write(file, token);
        this.hash = Tokens.hash(token);
        Set<String> permissions = new LinkedHashSet<>(roles.of(Role.PLATFORM_ADMIN));
        permissions.add("operator");
        this.operator = new Caller(TenantId.PLATFORM, Caller.Kind.OPERATOR, "operator", "Operator", Role.PLATFORM_ADMIN, permissions);
    }

    @Override
    public Optional<Caller> find(String secret) {
        return Tokens.same(Tokens.hash(secret), hash) ? Optional.of(operator) : Optional.empty();
    }
}
