package com.plumbline.briefing.internal.writer;

import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.writer.Situation.Unit;
import com.plumbline.briefing.internal.writer.Situation.Visit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a situation amounts to: short signs that guidance asks for, and values for its texts.
 *
 * @param signs  {@code equipment:old}, {@code season:winter}, {@code history:callback}, …
 * @param values name → text; a value that is not known is not there
 * @param focus  the equipment the job is most likely about
 */
record Signs(Set<String> signs, Map<String, String> values, Optional<Unit> focus) {

    private static final int CALLBACK_DAYS = 30;
    private static final int REPEAT_MONTHS = 24;
    private static final int LAPSED_MONTHS = 18;
    private static final int OLD_HOME_YEARS = 40;
    private static final Pattern YEAR = Pattern.compile("\\b(1[89]\\d\\d|20\\d\\d)\\b");

    static Signs of(Situation now, Guidance guidance, GuidanceLibrary library) {
        Set<String> signs = new HashSet<>();
        Map<String, String> values = new HashMap<>();
        Optional<Unit> focus = focus(now, guidance, library);
        equipment(now, guidance, library, focus, signs, values);
        history(now, guidance, library, signs, values);
        membership(now, signs, values);
        season(now.today(), signs, values);
        homeAge(now).ifPresent(built -> {
            values.put("homeAge", "from about " + built);
            if (now.today().getYear() - built >= OLD_HOME_YEARS) {
                signs.add("home:old");
            }
        });
        now.estimates().stream().findFirst().ifPresent(estimate -> {
            signs.add("estimate:open");
            values.put("estimate", estimate.name() + (estimate.total() == null ? "" : ", " + estimate.total()));
        });
        signs.add(now.customer().commercial() ? "customer:commercial" : "customer:home");
        if (now.customer().doNotService()) {
            signs.add("customer:do-not-service");
        }
        if (Guidance.mentions(now.job().priority(), List.of("urgent", "high", "emergency"))) {
            signs.add("priority:urgent");
        }
        library.symptoms(now.job().summary() + ' ' + now.job().jobType()).forEach(symptom -> signs.add("says:" + symptom));
        return new Signs(signs, values, focus);
    }

    /** The unit that is named, else the most worn of those that such jobs are about. */
    private static Optional<Unit> focus(Situation now, Guidance guidance, GuidanceLibrary library) {
        Set<String> named = library.kinds(now.job().jobType() + ' ' + now.job().summary());
        Comparator<Unit> mostWorn = Comparator.comparingDouble(Unit::worn).reversed();
        Optional<Unit> meant = now.equipment().stream().filter(unit -> named.contains(unit.kind())).min(mostWorn);
        if (meant.isPresent() || guidance.equipment().isEmpty()) {
            return meant.or(() -> now.equipment().stream().min(mostWorn).filter(unit -> guidance.equipment().isEmpty()));
        }
        return now.equipment().stream().filter(unit -> guidance.equipment().contains(unit.kind()))
                .min(mostWorn.thenComparing(unit -> guidance.equipment().indexOf(unit.kind())));
    }

    private static void equipment(Situation now, Guidance guidance, GuidanceLibrary library, Optional<Unit> focus, Set<String> signs,
            Map<String, String> values) {
        guidance.equipment().stream().findFirst().ifPresent(kind -> values.put("tradeUnit", guidance.id().equals("hvac") ? "system" : "equipment"));
        Optional<Unit> aged = focus.filter(unit -> unit.worn() >= 0);
        signs.add(aged.map(unit -> unit.isOld() ? "equipment:old" : unit.isAging() ? "equipment:aging" : "equipment:young")
                .orElse(focus.isPresent() ? "equipment:ageless" : "equipment:missing"));
        focus.ifPresent(unit -> {
            signs.add("unit:" + unit.kind());
            values.put("unit", unit.kind());
            values.put("sold", library.sold(unit.kind()));
            if (unit.warrantyEnd() != null) {
                boolean running = !unit.warrantyEnd().isBefore(now.today());
                signs.add(running ? "warranty:active" : "warranty:ended");
                values.put("warrantyEnd", Words.monthOf(unit.warrantyEnd()));
            }
        });
        aged.ifPresent(unit -> {
            values.put("age", unit.ageYears().toString());
            values.put("life", unit.lifeYears().toString());
        });
    }

    private static void history(Situation now, Guidance guidance, GuidanceLibrary library, Set<String> signs, Map<String, String> values) {
        List<Visit> dated = now.history().stream().filter(visit -> visit.on() != null && visit.on().isBefore(now.today())).toList();
        signs.add(dated.isEmpty() ? "history:first" : "history:known");
        List<Visit> sameTrade = dated.stream().filter(visit -> library.forJob(visit).id().equals(guidance.id())).toList();
        dated.stream().findFirst().ifPresent(latest -> {
            values.put("lastVisitAgo", Words.ago(latest.on(), now.today()));
            if (latest.on().isBefore(now.today().minusMonths(LAPSED_MONTHS))) {
                signs.add("history:lapsed");
            }
        });
        sameTrade.stream().findFirst().ifPresent(latest -> {
            if (ChronoUnit.DAYS.between(latest.on(), now.today()) <= CALLBACK_DAYS && !guidance.id().equals("maintenance")) {
                signs.add("history:callback");
                values.put("lastVisitAgo", Words.ago(latest.on(), now.today()));
            }
        });
        long recent = sameTrade.stream().filter(visit -> visit.on().isAfter(now.today().minusMonths(REPEAT_MONTHS))).count();
        if (recent >= 2) {
            signs.add("history:repeat");
            values.put("visits", Words.number(recent));
        }
        if (now.canceled() >= 2) {
            signs.add("history:canceled");
            values.put("canceled", Words.times(now.canceled()));
        }
    }

    private static void membership(Situation now, Set<String> signs, Map<String, String> values) {
        now.membership().ifPresentOrElse(membership -> {
            signs.add(membership.active() ? "member:active" : "member:ended");
            values.put("membership", membership.name());
        }, () -> {
            if (now.membershipKnown()) {
                signs.add("member:none");
            }
        });
    }

    private static void season(LocalDate today, Set<String> signs, Map<String, String> values) {
        String[] ofMonth = {"winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "fall", "fall", "fall", "winter"};
        String season = ofMonth[today.getMonthValue() - 1];
        signs.add("season:" + season);
        values.put("season", season);
        // The season that tries the equipment next.
        values.put("peak", season.equals("spring") || season.equals("summer") ? "summer" : "winter");
    }

    private static Optional<Integer> homeAge(Situation now) {
        return now.profile().stream().filter(fact -> Fact.AGE_OF_HOME.equalsIgnoreCase(fact.label())).map(fact -> YEAR.matcher(fact.value()))
                .filter(Matcher::find).map(found -> Integer.valueOf(found.group(1))).findFirst();
    }
}
