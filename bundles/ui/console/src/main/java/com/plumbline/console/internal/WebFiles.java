package com.plumbline.console.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The built files of the console, by their path below the root of the site. Only files that the build listed exist, so no
 * path a browser sends can reach anything else in the bundle. Contents are read once and kept: about 1.5 MB in all.
 */
final class WebFiles {

    /** One file as it is sent: {@code etag} without quotes, {@code zipped} null where no compressed copy was built. */
    record WebFile(String type, String etag, byte[] plain, byte[] zipped) {
    }

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private final ClassLoader bundle;
    private final Set<String> names;
    private final Map<String, WebFile> read = new ConcurrentHashMap<>();

    WebFiles(ClassLoader bundle) {
        this.bundle = bundle;
        this.names = text("web-files.txt").lines().collect(Collectors.toUnmodifiableSet());
    }

    /** @param path without a leading slash, as {@code assets/index-1a2b.js} */
    Optional<WebFile> find(String path) {
        if (path.endsWith(".gz") || !names.contains(path)) {
            return Optional.empty();
        }
        return Optional.of(read.computeIfAbsent(path, this::load));
    }

    /** A text file of the bundle, outside what browsers may ask for. */
    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private WebFile load(String path) {
        byte[] plain = bytes("web/" + path);
        byte[] zipped = names.contains(path + ".gz") ? bytes("web/" + path + ".gz") : null;
        String extension = path.substring(path.lastIndexOf('.') + 1);
        return new WebFile(TYPES.getOrDefault(extension, "application/octet-stream"), digest(plain), plain, zipped);
    }

    private byte[] bytes(String name) {
        try (InputStream in = bundle.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The console was packed without " + name + ". Build it without -Dskip.web.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
