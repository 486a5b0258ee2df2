package com.plumbline.simulators.internal.twilio;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads what a server answered to an inbound message. */
final class Twiml {

    private Twiml() {
    }

    /** Bodies of the {@code <Message>} verbs in order. @throws IllegalArgumentException when it is not TwiML */
    static List<String> messages(String xml) {
        if (xml.isBlank()) {
            return List.of();
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getDocumentElement();
            if (!root.getTagName().equals("Response")) {
                throw new IllegalArgumentException("TwiML begins with <Response>, not <" + root.getTagName() + ">.");
            }
            List<String> bodies = new ArrayList<>();
            for (Node verb = root.getFirstChild(); verb != null; verb = verb.getNextSibling()) {
                if (verb instanceof Element element && element.getTagName().equals("Message")) {
                    NodeList nested = element.getElementsByTagName("Body");
                    bodies.add((nested.getLength() > 0 ? nested.item(0) : element).getTextContent().trim());
                }
            }
            return bodies;
        } catch (ParserConfigurationException | SAXException | IOException malformed) {
            throw new IllegalArgumentException("The answer is not TwiML: " + malformed.getMessage(), malformed);
        }
    }
}
