package com.plumbline.simulators.internal.twilio;

import com.plumbline.simulators.internal.store.Journal;
import com.plumbline.simulators.internal.store.Json;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Every message, opt-out and setting the carrier remembers; written to the journal before it counts. */
final class MessageBook {

    private final Journal journal;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Sms> bySid = new LinkedHashMap<>();
    private final Set<String> optedOut = new HashSet<>();
    private final Map<String, Integer> magic = new HashMap<>();
    private final Map<String, String> webhooks = new HashMap<>();
    private long lastNumber;

    MessageBook(Journal journal) {
        this.journal = journal;
        plantMagicNumbers();
        journal.replay("sms", entry -> keep(Sms.of(entry)));
        journal.replay("opt-out", entry -> remember(entry.path("pair").asText(), entry.path("out").asBoolean()));
        journal.replay("magic", entry -> magic.put(entry.path("phone").asText(), entry.path("code").asInt()));
        journal.replay("number-webhook", entry -> webhooks.put(entry.path("number").asText(), entry.path("url").asText()));
    }

    /** Test numbers with a fixed fate, in the reserved range 913 555 0190 to 0199. */
    private void plantMagicNumbers() {
        int[] codes = {21211, 21614, 30003, 30007, 30005, 30006, 21610, 30034, 21408};
        for (int i = 0; i < codes.length; i++) {
            magic.put("+1913555019" + i, codes[i]);
        }
    }

    synchronized long nextNumber() {
        return ++lastNumber;
    }

    String newSid() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return "SM" + HexFormat.of().formatHex(bytes);
    }

    synchronized Sms save(Sms sms) {
        journal.append("sms", sms.journal());
        keep(sms);
        return sms;
    }

    synchronized Optional<Sms> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /** Oldest first. */
    synchronized List<Sms> all(Predicate<Sms> wanted) {
        return new ArrayList<>(bySid.values().stream().filter(wanted).toList());
    }

    synchronized void remove(String sid) {
        Sms gone = bySid.get(sid);
        if (gone != null) {
            save(gone.with("deleted", gone.errorCode(), gone.updated()));
        }
    }

    synchronized boolean isOptedOut(String sender, String phone) {
        return optedOut.contains(sender + ">" + phone);
    }

    synchronized void optOut(String sender, String phone, boolean out) {
        String pair = sender + ">" + phone;
        journal.append("opt-out", Json.object().put("pair", pair).put("out", out));
        remember(pair, out);
    }

    /** What becomes of messages to a number: an error code, 0 for nothing special. */
    synchronized int fate(String phone) {
        return magic.getOrDefault(phone, 0);
    }

    synchronized void setFate(String phone, int code) {
        journal.append("magic", Json.object().put("phone", phone).put("code", code));
        magic.put(phone, code);
    }

    synchronized Optional<String> webhook(String number) {
        return Optional.ofNullable(webhooks.get(number));
    }

    synchronized void setWebhook(String number, String url) {
        journal.append("number-webhook", Json.object().put("number", number).put("url", url));
        webhooks.put(number, url);
    }

    synchronized void forget() {
        bySid.clear();
        optedOut.clear();
        magic.clear();
        webhooks.clear();
        plantMagicNumbers();
    }

    private void keep(Sms sms) {
        lastNumber = Math.max(lastNumber, sms.number());
        if (sms.status().equals("deleted")) {
            bySid.remove(sms.sid());
        } else {
            bySid.put(sms.sid(), sms);
        }
    }

    private void remember(String pair, boolean out) {
        if (out) {
            optedOut.add(pair);
        } else {
            optedOut.remove(pair);
        }
    }
}
