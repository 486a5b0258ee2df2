package com.plumbline.tenancy.internal;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A picture that may stand on our pages: a PNG, or an SVG that draws and does nothing else. */
final class Logo {

    static final int MOST_BYTES = 64 * 1024;
    private static final String PNG = "data:image/png;base64,";
    private static final String SVG = "data:image/svg+xml;base64,";
    private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /** What draws. Scripts, styles that load, animation, foreign content and links are not among them. */
    private static final Set<String> DRAWS = Set.of("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title",
            "desc", "defs", "lineargradient", "radialgradient", "stop", "clippath", "mask", "symbol", "use");

    private Logo() {}

    /** What is wrong with it, in words for a form; {@code null} when nothing is. */
    static String problem(String dataUrl) {
        boolean png = dataUrl.startsWith(PNG);
        if (!png && !dataUrl.startsWith(SVG)) {
            return "must be a PNG or SVG picture";
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(dataUrl.substring((png ? PNG : SVG).length()));
        } catch (IllegalArgumentException notBase64) {
            return "cannot be read";
        }
        if (bytes.length > MOST_BYTES) {
            return "has more than 64 KB";
        }
        if (png) {
            return bytes.length > PNG_BEGINS.length && Arrays.equals(bytes, 0, PNG_BEGINS.length, PNG_BEGINS, 0, PNG_BEGINS.length) ? null : "is not a PNG picture";
        }
        return problem(bytes);
    }

    private static String problem(byte[] svg) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(svg));
            boolean first = true;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE || event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
                    return "must not hold a document type or instructions";
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = reader.getLocalName().toLowerCase(Locale.ROOT);
                    if (first && !name.equals("svg") || !DRAWS.contains(name)) {
                        return "must not hold <" + name + ">";
                    }
                    first = false;
                    String attribute = problem(reader);
                    if (attribute != null) {
                        return attribute;
                    }
                }
            }
            return null;
        } catch (XMLStreamException notXml) {
            return "is not an SVG picture";
        }
    }

    private static String problem(XMLStreamReader reader) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            String value = reader.getAttributeValue(i).strip().toLowerCase(Locale.ROOT);
            boolean loads = name.equals("href") && !value.startsWith("#") || value.contains("url(") && !value.contains("url(#") || value.contains("javascript:");
            if (name.startsWith("on") || loads) {
                return "must not run or load anything (" + name + ")";
            }
        }
        return null;
    }
}
