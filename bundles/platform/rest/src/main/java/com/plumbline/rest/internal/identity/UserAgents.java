package com.plumbline.rest.internal.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/** "Firefox on Windows" for the header {@code User-Agent}: from our own words only, since it is shown and mailed. */
public final class UserAgents {

    /** In this order: Edge and Opera call themselves Chrome, and Chrome calls itself Safari. */
    private static final Map<String, String> BROWSERS = ordered("Edg", "Edge", "OPR/", "Opera", "SamsungBrowser", "Samsung Internet", "Firefox/", "Firefox",
            "FxiOS", "Firefox", "CriOS", "Chrome", "Chrome/", "Chrome", "Safari/", "Safari", "curl/", "curl");
    private static final Map<String, String> SYSTEMS = ordered("iPhone", "iPhone", "iPad", "iPad", "Android", "Android", "Windows", "Windows",
            "Mac OS X", "Mac", "CrOS", "ChromeOS", "Linux", "Linux");

    private UserAgents() {}

    /** @return {@code null} when it says nothing that we know */
    public static String words(String header) {
        String browser = first(BROWSERS, header);
        String system = first(SYSTEMS, header);
        if (browser == null) {
            return system;
        }
        return system == null ? browser : browser + " on " + system;
    }

    private static String first(Map<String, String> words, String header) {
        return header == null ? null
                : words.entrySet().stream().filter(word -> header.contains(word.getKey())).map(Map.Entry::getValue).findFirst().orElse(null);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
