package com.plumbline.briefing.internal.writer;

import com.plumbline.briefing.internal.writer.Guidance.Rule;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.rest.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a company can say itself about a kind of job: the lines, and when each applies. */
public record GuidanceLines(List<Rule> offers, List<Rule> positioning, List<Rule> starters, List<Rule> watch) {

    /** What a line may leave open, to be filled in from the records. */
    public static final List<String> BLANKS = List.of("age", "canceled", "estimate", "homeAge", "lastVisitAgo", "life", "membership", "peak", "season", "sold",
            "tradeUnit", "unit", "visits", "warrantyEnd");

    /** When a line may apply. */
    public static final List<String> SIGNS = List.of("customer:commercial", "customer:do-not-service", "customer:home", "equipment:ageless", "equipment:aging",
            "equipment:missing", "equipment:old", "equipment:young", "estimate:open", "history:callback", "history:canceled", "history:first", "history:known",
            "history:lapsed", "history:repeat", "home:old", "member:active", "member:ended", "member:none", "priority:urgent", "season:fall", "season:spring",
            "season:summer", "season:winter", "warranty:active", "warranty:ended", "says:backup", "says:clog", "says:leak", "says:no-cool", "says:no-heat",
            "says:no-hot-water", "says:noise", "says:smell");

    private static final Set<String> KNOWN = Set.copyOf(SIGNS);
    private static final Pattern BLANK = Pattern.compile("\\{([^}]*)}?");
    private static final int MOST = 40;
    private static final int LONGEST = 160;

    public GuidanceLines {
        offers = offers == null ? List.of() : List.copyOf(offers);
        positioning = positioning == null ? List.of() : List.copyOf(positioning);
        starters = starters == null ? List.of() : List.copyOf(starters);
        watch = watch == null ? List.of() : List.copyOf(watch);
    }

    /**
     * Whether every briefing that is written from them will be whole, and say nothing it may not.
     *
     * @throws RuleViolation {@code request.invalid} with the fields, {@code offers[2].title}
     */
    public void check() {
        Fields wrong = Fields.of();
        list(wrong, "offers", offers, true, true);
        list(wrong, "positioning", positioning, false, true);
        list(wrong, "starters", starters, false, true);
        list(wrong, "watch", watch, false, false);
        wrong.refuse();
    }

    private static void list(Fields wrong, String name, List<Rule> rules, boolean offers, boolean needed) {
        wrong.when(rules.size() > MOST, name, "has more than " + MOST + " lines");
        wrong.when(needed && rules.stream().noneMatch(rule -> isAlways(rule, offers)), name, "needs one line that always applies: without conditions and without blanks");
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            String at = name + '[' + i + ']';
            wrong.when(rule.rank() < 1 || rule.rank() > 99, at + ".rank", "is 1 to 99");
            Stream.concat(rule.all().stream(), rule.any().stream()).filter(sign -> !KNOWN.contains(sign)).findFirst()
                    .ifPresent(sign -> wrong.when(true, at + ".all", "\"" + sign + "\" is no condition"));
            if (offers) {
                text(wrong, at + ".title", rule.title());
                text(wrong, at + ".why", rule.why());
                text(wrong, at + ".how", rule.how());
            } else {
                text(wrong, at + ".text", rule.text());
            }
        }
    }

    private static void text(Fields wrong, String at, String text) {
        wrong.text(at, text, 1, LONGEST);
        if (text == null) {
            return;
        }
        Matcher blank = BLANK.matcher(text);
        while (blank.find()) {
            wrong.when(!BLANKS.contains(blank.group(1)), at, "\"{" + blank.group(1) + "}\" is nothing that can be filled in");
        }
        ModelCheck.promise(text).ifPresent(said -> wrong.when(true, at, "\"" + said + "\" is a price or a promise; prices come from the price book"));
        Optional<String> sensitive = Sensitive.of(text);
        wrong.when(sensitive.isPresent(), at, "speaks about " + sensitive.orElse(""));
    }

    private static boolean isAlways(Rule rule, boolean offer) {
        return rule.all().isEmpty() && rule.any().isEmpty() && rule.units().isEmpty() && Stream.of(offer ? rule.title() + rule.why() + rule.how() : rule.text())
                .noneMatch(text -> text == null || text.indexOf('{') >= 0);
    }
}
