package com.plumbline.identity.internal;

import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Ten codes of 80 random bits, written {@code abcd-efgh-ijkl-mnop}, each good once. The table has salted hashes. */
final class RecoveryCodes {

    private static final int COUNT = 10;
    private static final int BYTES = 10;

    private RecoveryCodes() {}

    /** Ten fresh ones in place of what was there. */
    static List<String> renew(Connection connection, long user) {
        Sql.update(connection, "DELETE FROM identity_recovery_code WHERE user_id = ?", user);
        String salt = Tokens.make();
        List<String> codes = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            String code = Base32.of(Arrays.copyOf(Tokens.random(), BYTES)).toLowerCase(Locale.ROOT);
            codes.add(code.replaceAll("(.{4})(?=.)", "$1-"));
            rows.add(new Object[] {user, hash(salt, code), salt});
        }
        Sql.batch(connection, "INSERT INTO identity_recovery_code (user_id, code_hash, salt) VALUES (?, ?, ?)", rows);
        return codes;
    }

    /** Whether it was one of them; then it no longer is. */
    static boolean use(Connection connection, long user, String typed) {
        String code = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
        return Sql.first(connection, "SELECT salt FROM identity_recovery_code WHERE user_id = ?", row -> row.text("salt"), user)
                .filter(salt -> Sql.update(connection, "DELETE FROM identity_recovery_code WHERE user_id = ? AND code_hash = ?",
                        user, hash(salt, code)) == 1)
                .isPresent();
    }

    static int left(Connection connection, long user) {
        return (int) Sql.number(connection, "SELECT COUNT(*) AS n FROM identity_recovery_code WHERE user_id = ?", user);
    }

    static void remove(Connection connection, long user) {
        Sql.update(connection, "DELETE FROM identity_recovery_code WHERE user_id = ?", user);
    }

    private static String hash(String salt, String code) {
        return Tokens.hash(salt + ':' + code);
    }
}
