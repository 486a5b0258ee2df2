package com.plumbline.simulators.internal.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds who answers a method and path. A pattern is a path whose segments are literal or {@code {name}}; of two patterns that
 * fit, the one with more literal segments wins, whatever the order they were added in.
 */
public final class Router {

    private record Route(String method, String[] pattern, int literals, Handler handler) {

        Optional<Map<String, String>> match(String[] path) {
            if (path.length != pattern.length) {
                return Optional.empty();
            }
            Map<String, String> vars = new LinkedHashMap<>();
            for (int i = 0; i < path.length; i++) {
                if (isVariable(pattern[i])) {
                    vars.put(pattern[i].substring(1, pattern[i].length() - 1), Request.unescape(path[i]));
                } else if (!pattern[i].equals(path[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(vars);
        }
    }

    /** What a look-up found: the route's handler with the variables of the path. */
    public record Match(Handler handler, Map<String, String> vars) {
    }

    private final List<Route> routes = new ArrayList<>();

    public Router add(String method, String pattern, Handler handler) {
        String[] segments = segments(pattern);
        int literals = 0;
        for (String segment : segments) {
            literals += isVariable(segment) ? 0 : 1;
        }
        routes.add(new Route(method, segments, literals, handler));
        return this;
    }

    public Optional<Match> find(String method, String path) {
        String[] segments = segments(path);
        Match best = null;
        int literals = -1;
        for (Route route : routes) {
            if (route.literals > literals && route.method.equals(method)) {
                Optional<Map<String, String>> vars = route.match(segments);
                if (vars.isPresent()) {
                    best = new Match(route.handler, vars.get());
                    literals = route.literals;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Methods that the path has routes for; empty when nothing answers this path. */
    public Set<String> methods(String path) {
        String[] segments = segments(path);
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            if (route.match(segments).isPresent()) {
                methods.add(route.method);
            }
        }
        return methods;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static String[] segments(String path) {
        return path.replaceAll("^/+|/+$", "").split("/");
    }
}
