package com.plumbline.testkit;

import com.plumbline.persistence.internal.PersistenceXml;
import com.plumbline.persistence.internal.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The persistence units on the class path, with their migrations from the same folder or jar.
 *
 * @param all   every unit
 * @param built those in folders rather than jars: the module under test
 */
record ClassPathUnits(List<Unit> all, List<Unit> built) {

    private static final String FILE = "META-INF/persistence.xml";

    static ClassPathUnits find() {
        ClassLoader loader = ClassPathUnits.class.getClassLoader();
        List<Unit> all = new ArrayList<>();
        List<Unit> built = new ArrayList<>();
        try {
            for (URL file : Collections.list(loader.getResources(FILE))) {
                List<Unit> units = PersistenceXml.read(file, loader, folder -> files(file, folder));
                all.addAll(units);
                if ("file".equals(file.getProtocol())) {
                    built.addAll(units);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ClassPathUnits(all, built);
    }

    Unit own() {
        if (built.size() != 1) {
            throw new IllegalStateException("Which unit? This module has " + built.stream().map(Unit::name).toList()
                    + "; take a TestStorage parameter and ask it by name.");
        }
        return built.get(0);
    }

    private static Map<String, String> files(URL file, String folder) {
        try {
            return "jar".equals(file.getProtocol()) ? inJar(file, folder + '/') : inFolder(file, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the migrations beside " + file, e);
        }
    }

    private static Map<String, String> inFolder(URL file, String name) throws IOException {
        Map<String, String> found = new TreeMap<>();
        Path folder = root(file).resolve(name);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> scripts = Files.list(folder)) {
                for (Path script : (Iterable<Path>) scripts.filter(path -> path.toString().endsWith(".sql"))::iterator) {
                    found.put(script.getFileName().toString(), Files.readString(script));
                }
            }
        }
        return found;
    }

    private static Path root(URL file) {
        try {
            URI uri = file.toURI();
            return Path.of(uri).getParent().getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> inJar(URL file, String folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        JarFile jar = ((JarURLConnection) file.openConnection()).getJarFile();
        for (JarEntry entry : Collections.list(jar.entries())) {
            String name = entry.getName();
            if (name.startsWith(folder) && name.endsWith(".sql") && name.indexOf('/', folder.length()) < 0) {
                found.put(name.substring(folder.length()), new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return found;
    }
}
