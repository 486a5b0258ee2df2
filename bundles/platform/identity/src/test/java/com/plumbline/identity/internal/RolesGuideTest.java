package com.plumbline.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/guide/roles.md} and {@code roles.json} say the same. */
class RolesGuideTest {

    private final RoleTable table = new RoleTable();

    @Test
    void theGuideIsTheTable() throws IOException {
        List<String> guide = Files.readAllLines(repository().resolve("docs/guide/roles.md"));

        assertThat(guide.stream().filter(line -> line.startsWith("| ")).toList()).isEqualTo(lines());
    }

    private List<String> lines() {
        List<Role> roles = Arrays.asList(Role.values());
        List<String> lines = new java.util.ArrayList<>();
        lines.add("| permission | lets you | " + roles.stream().map(Role::text).collect(Collectors.joining(" | ")) + " |");
        for (String permission : table.all()) {
            lines.add("| `" + permission + "` | " + table.meaning(permission) + " | "
                    + roles.stream().map(role -> table.of(role).contains(permission) ? "yes" : "-").collect(Collectors.joining(" | ")) + " |");
        }
        return lines;
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
