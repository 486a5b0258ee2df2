package com.plumbline.persistence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads the units of a {@code META-INF/persistence.xml}: names, classes, and our two properties, {@code plumbline.scope}
 * ({@code company}, the default, or {@code platform}) and {@code plumbline.migrations} (folder, default {@code db}). The rest
 * of the standard's elements has no meaning here.
 */
public final class PersistenceXml {

    private PersistenceXml() {}

    /**
     * @param files folder beside META-INF → its {@code .sql} files by name
     * @throws IllegalArgumentException when the file cannot be understood
     */
    public static List<Unit> read(URL file, ClassLoader loader, Function<String, Map<String, String>> files) {
        List<Unit> units = new ArrayList<>();
        for (Element unit : children(parse(file), "persistence-unit")) {
            Map<String, String> properties = new HashMap<>();
            for (Element property : children(unit, "property")) {
                properties.put(property.getAttribute("name"), property.getAttribute("value"));
            }
            List<String> entities = children(unit, "class").stream().map(e -> e.getTextContent().trim()).toList();
            units.add(new Unit(name(unit, file), scope(properties, file), entities,
                    properties.getOrDefault("plumbline.migrations", "db"), loader, files));
        }
        return units;
    }

    private static String name(Element unit, URL file) {
        String name = unit.getAttribute("name");
        if (!name.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new IllegalArgumentException(file + ": a unit is named like its bundle, in lower case, not \"" + name + "\"");
        }
        return name;
    }

    private static Unit.Scope scope(Map<String, String> properties, URL file) {
        String scope = properties.getOrDefault("plumbline.scope", "company");
        try {
            return Unit.Scope.valueOf(scope.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": plumbline.scope is company or platform, not \"" + scope + "\"", e);
        }
    }

    private static Element parse(URL file) {
        try (InputStream content = file.openStream()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(content).getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
