package com.plumbline.sync.internal;

import com.plumbline.kernel.Money;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorConflict;
import com.plumbline.kernel.mirror.MirrorEntry;
import com.plumbline.sync.Comparison;
import com.plumbline.sync.Comparison.Difference;
import com.plumbline.sync.spi.MirrorTally;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Names the records in which two indexes differ. */
final class Differences {

    private static final int SHOWN = 100;

    private int found;
    private final List<Difference> shown = new ArrayList<>();

    private Differences() {}

    static Comparison.Item between(Mirror mirror, Map<String, MirrorEntry> ours, MirrorTally theirs, List<MirrorConflict> conflicts) {
        Differences differences = new Differences();
        differences.list("missing", theirs.index(), ours, mirror.label() + ": the source has it, we do not.");
        differences.list("extra", ours, theirs.index(), mirror.label() + ": we have it, the source no longer does.");
        differences.changed(ours, theirs.index());
        conflicts.forEach(conflict -> differences.add(new Difference("conflict", conflict.externalId(), conflict.detail())));
        boolean money = theirs.cents() != null;
        return new Comparison.Item(mirror.entity(), mirror.label(), ours.size(), theirs.count(), money ? cents(ours) : null, theirs.cents(),
                differences.found, differences.shown);
    }

    private void list(String kind, Map<String, MirrorEntry> in, Map<String, MirrorEntry> notIn, String detail) {
        int listed = 0;
        for (String id : new TreeSet<>(in.keySet())) {
            if (!notIn.containsKey(id)) {
                found++;
                if (listed++ < SHOWN) {
                    shown.add(new Difference(kind, id, detail));
                }
            }
        }
    }

    private void changed(Map<String, MirrorEntry> ours, Map<String, MirrorEntry> theirs) {
        int listed = 0;
        for (String id : new TreeSet<>(ours.keySet())) {
            MirrorEntry our = ours.get(id);
            MirrorEntry their = theirs.get(id);
            String detail = their == null ? null : detail(our, their);
            if (detail != null) {
                found++;
                if (listed++ < SHOWN) {
                    shown.add(new Difference("changed", id, detail));
                }
            }
        }
    }

    private void add(Difference difference) {
        found++;
        shown.add(difference);
    }

    private static String detail(MirrorEntry our, MirrorEntry their) {
        if (!Objects.equals(our.cents(), their.cents()) && their.cents() != null) {
            return "Ours " + money(our.cents()) + ", theirs " + money(their.cents()) + ".";
        }
        boolean sameTime = their.modifiedAt() == null
                || our.modifiedAt().truncatedTo(ChronoUnit.MILLIS).equals(their.modifiedAt().truncatedTo(ChronoUnit.MILLIS));
        return sameTime ? null : "Changed at the source on " + their.modifiedAt() + ", our copy is of " + our.modifiedAt() + ".";
    }

    private static String money(Long cents) {
        return cents == null ? "unknown" : Money.usd(cents).toString();
    }

    private static long cents(Map<String, MirrorEntry> entries) {
        return entries.values().stream().mapToLong(entry -> entry.cents() == null ? 0 : entry.cents()).sum();
    }
}
