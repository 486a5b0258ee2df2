package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.RuleViolation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A saved secret goes to the host it was entered for and to no other: whoever changes an address enters the secrets again. Else
 * somebody who may configure a plug-in, but does not know its keys, could have them sent to a machine of his own.
 */
final class SavedSecrets {

    private SavedSecrets() {}

    /**
     * @param schema {@code null} while the plug-in is not installed: then every value with a scheme counts as an address
     * @param before values that were saved, with defaults
     * @param after  values that are to be used, with defaults
     * @param kept   names of the secrets that were saved and are not entered now
     * @throws RuleViolation {@code plugin.secret-again}, a field for each secret that is needed
     */
    static void refuseForAnotherHost(Settings schema, ObjectNode before, ObjectNode after, Collection<String> kept) {
        if (kept.isEmpty()) {
            return;
        }
        after.fieldNames().forEachRemaining(name -> {
            String from = before.path(name).asText();
            String to = after.path(name).asText();
            boolean address = schema == null ? to.contains("://") : schema.isAddress(name);
            if (address && !from.isEmpty() && !isSafeFrom(from, to)) {
                throw again(schema, host(to).orElse(to), kept);
            }
        });
    }

    private static RuleViolation again(Settings schema, String host, Collection<String> kept) {
        Map<String, String> fields = new LinkedHashMap<>();
        kept.forEach(name -> fields.put(name, "enter it again: it was saved for another address than " + host));
        String names = String.join(", ", kept.stream().map(name -> schema == null ? name : schema.title(name)).toList());
        return new RuleViolation("plugin.secret-again", "The address now leads to " + host + ". Enter " + names
                + " again: a saved secret is sent only to the address it was saved for.", fields);
    }

    /** The same machine, and not in the clear where it was encrypted before. */
    private static boolean isSafeFrom(String from, String to) {
        return from.equals(to) || host(from).isPresent() && host(from).equals(host(to)) && (isEncrypted(to) || !isEncrypted(from));
    }

    private static boolean isEncrypted(String address) {
        return address.toLowerCase(Locale.ROOT).startsWith("https:");
    }

    private static Optional<String> host(String address) {
        try {
            return Optional.ofNullable(new URI(address).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }
}
