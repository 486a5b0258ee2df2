package com.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every table is known to a holder of personal data, or stands in the list of those without customers: a new one cannot be forgotten. */
class PersonalDataTest {

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)");
    private static final Pattern HOLDER = Pattern.compile("(?:implements|extends) [^{]*\\b(?:PersonalData|KeptRows)\\b");

    @Test
    @Proves({"SEC-08", "NFR-02"})
    void everyTableHasAHolderOrAReasonForNone() throws IOException {
        Set<String> tables = tables();
        String holders = String.join("\n", files("src/main/java", ".java").stream().map(PersonalDataTest::text).filter(text -> HOLDER.matcher(text).find()).toList());
        List<String> free = free();
        assertThat(tables).hasSizeGreaterThan(50);

        assertThat(tables).filteredOn(table -> !names(holders, table) && free.stream().noneMatch(each -> fits(each, table)))
                .as("tables without a holder; have one in their bundle, or say in tables-without-customers.txt why not").isEmpty();
        assertThat(free).filteredOn(each -> tables.stream().noneMatch(table -> fits(each, table))).as("in the list, but no such table").isEmpty();
    }

    @Test
    void aTableThatIsOnlyPartOfAnothersNameIsNotHeld() {
        assertThat(names("SELECT * FROM customer_note", "customer")).isFalse();
        assertThat(names("Set.of(\"customer\")", "customer")).isTrue();
        assertThat(fits("price_*", "price_service")).isTrue();
        assertThat(fits("truck*", "stock")).isFalse();
    }

    private static boolean names(String holders, String table) {
        return Pattern.compile("(?<!\\w)" + table + "(?!\\w)").matcher(holders).find();
    }

    private static boolean fits(String entry, String table) {
        return entry.endsWith("*") ? table.startsWith(entry.substring(0, entry.length() - 1)) : table.equals(entry);
    }

    private static Set<String> tables() throws IOException {
        return files("src/main/resources", ".sql").stream().flatMap(file -> TABLE.matcher(text(file)).results()).map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> free() throws IOException {
        Path list = House.repository().resolve("itests/rules/src/test/resources/tables-without-customers.txt");
        return Files.readAllLines(list).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\\s+", 2)[0]).toList();
    }

    /** Of platform and domain; an integration has no table. */
    private static List<Path> files(String below, String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String room : List.of("platform", "domain")) {
            try (Stream<Path> all = Files.walk(House.repository().resolve("bundles").resolve(room))) {
                all.filter(file -> file.toString().endsWith(ending) && file.toString().contains('/' + below + '/')).forEach(found::add);
            }
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
