package com.plumbline.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The compiled bundles, each class with its room and bundle; and the arrows that {@code docs/architecture/modules.md} allows. */
final class House {

    /** @param room platform, domain, integration, ui or sdk */
    record Place(String room, String bundle) {}

    /** One class of one bundle uses one class of another. */
    record Use(JavaClass from, Place fromPlace, JavaClass to, Place toPlace) {

        boolean toPort() {
            return to.getPackageName().endsWith(".spi") || to.getPackageName().contains(".spi.");
        }

        @Override
        public String toString() {
            return fromPlace + " " + from.getName() + " → " + toPlace + " " + to.getName();
        }
    }

    private static final Pattern PLACE = Pattern.compile("/(platform|domain|integration|ui|sdk)/([a-z-]+)/");
    private static final Pattern ARROW = Pattern.compile("^ {4}([a-z-]+)(?: +→ *([a-z -]*))?$");

    private final Map<String, JavaClass> classes = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();

    private House(JavaClasses imported) {
        for (JavaClass each : imported) {
            each.getSource().map(source -> source.getUri().toString()).flatMap(House::placeOf).ifPresent(place -> {
                classes.put(each.getName(), each);
                places.put(each.getName(), place);
            });
        }
    }

    /** All shipped bundles: main classes only. */
    static House built() {
        try (Stream<Path> folders = Files.walk(repository().resolve("bundles"), 4)) {
            List<Path> outputs = folders.filter(path -> path.endsWith(Path.of("target", "classes"))).filter(path -> !path.toString().contains("thirdparty")).toList();
            return new House(new ClassFileImporter().importPaths(outputs));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Classes of this module that break each rule once. */
    static House counterExamples() {
        return new House(new ClassFileImporter().importPackages("com.plumbline.rules.examples"));
    }

    int size() {
        return classes.size();
    }

    Stream<JavaClass> classes() {
        return classes.values().stream();
    }

    Place place(JavaClass of) {
        return places.get(of.getName());
    }

    List<Use> usesAcrossBundles(BiPredicate<Place, Place> which) {
        Set<String> seen = new HashSet<>();
        return classes.values().stream().flatMap(from -> from.getDirectDependenciesFromSelf().stream())
                .map(Dependency.class::cast)
                .filter(use -> places.containsKey(use.getTargetClass().getName()))
                .map(use -> new Use(use.getOriginClass(), places.get(use.getOriginClass().getName()), use.getTargetClass(), places.get(use.getTargetClass().getName())))
                .filter(use -> !use.fromPlace().equals(use.toPlace()) && which.test(use.fromPlace(), use.toPlace()))
                .filter(use -> seen.add(use.toString()))
                .toList();
    }

    /** bundle → bundles it may import, as the page says; a bundle without a line may import nothing. */
    static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new HashMap<>();
        try {
            for (String line : Files.readAllLines(repository().resolve("docs/architecture/modules.md"))) {
                Matcher matcher = ARROW.matcher(line);
                if (matcher.matches()) {
                    String targets = matcher.group(2) == null ? "" : matcher.group(2).strip();
                    arrows.put(matcher.group(1), targets.isEmpty() ? Set.of() : Set.of(targets.split(" +")));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return arrows;
    }

    static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("plumbline"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Run the tests from inside the repository.");
            }
        }
        return folder;
    }

    private static Optional<Place> placeOf(String uri) {
        Matcher matcher = PLACE.matcher(uri);
        return matcher.find() ? Optional.of(new Place(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
