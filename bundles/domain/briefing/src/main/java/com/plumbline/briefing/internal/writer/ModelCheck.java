package com.plumbline.briefing.internal.writer;

import com.plumbline.briefing.internal.writer.Situation.OpenEstimate;
import com.plumbline.briefing.internal.writer.Situation.PriceItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a briefing may not be, whoever wrote it. */
public final class ModelCheck {

    private static final Pattern AMOUNT = Pattern.compile("\\$ ?(\\d[\\d,]*(?:\\.\\d{1,2})?)|\\b(\\d[\\d,]*(?:\\.\\d{2})?) ?(?:dollars|USD|bucks)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROMOTION = Pattern.compile("\\d ?%|\\bper ?cent\\b|\\bdiscount|\\bcoupon|\\bpromo|\\bspecial (?:offer|price|deal)|\\bon sale\\b"
            + "|\\bfor free\\b|\\bfree of charge\\b|\\bfree (?!-|standing|zing)\\w+|\\brebate|\\bsave \\$|\\b0 ?% |\\bno interest\\b|\\bguarante", Pattern.CASE_INSENSITIVE);

    private final Set<String> amounts;

    /** @param named the lines of the price book that may be named */
    public ModelCheck(List<PriceItem> named, List<OpenEstimate> estimates) {
        amounts = Stream.concat(named.stream().map(item -> item.price().amount()),
                        estimates.stream().filter(each -> each.total() != null).map(each -> each.total().amount()))
                .map(amount -> amount.stripTrailingZeros().toPlainString()).collect(Collectors.toSet());
    }

    /** The promotion, promise or price that a text makes of its own, if any; for lines that nobody checks against a price book. */
    public static Optional<String> promise(String text) {
        return Stream.of(PROMOTION, AMOUNT).map(pattern -> pattern.matcher(text)).filter(Matcher::find).map(Matcher::group).findFirst();
    }

    /** What is wrong, in words a model can act on; empty when nothing is. */
    public List<String> problems(Sections sections) {
        List<String> problems = new ArrayList<>();
        count(problems, "summary", sections.summary().size(), 1, 4);
        count(problems, "offers", sections.offers().size(), 1, 3);
        count(problems, "positioning", sections.positioning().size(), 1, 3);
        count(problems, "starters", sections.starters().size(), 1, 3);
        count(problems, "watch", sections.watch().size(), 0, 4);
        if (sections.offers().stream().anyMatch(offer -> offer.title().isBlank() || offer.why().isBlank() || offer.how().isBlank())) {
            problems.add("Each of the offers needs a title, a why and a how.");
        }
        if (sections.fitted().words() > Sections.MOST_WORDS) {
            problems.add("It is too long to be read in a minute. Use at most 150 words over all lines.");
        }
        texts(sections).forEach(text -> {
            Matcher amount = AMOUNT.matcher(text);
            while (amount.find()) {
                String digits = (amount.group(1) != null ? amount.group(1) : amount.group(2)).replace(",", "");
                if (!amounts.contains(new BigDecimal(digits).stripTrailingZeros().toPlainString())) {
                    problems.add("\"" + amount.group() + "\" is no price of the price book or of an open estimate. Name no other price.");
                }
            }
            Matcher promotion = PROMOTION.matcher(text);
            if (promotion.find()) {
                problems.add("\"" + promotion.group() + "\" sounds like a promotion or a promise. Leave it out.");
            }
            if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
                problems.add("A line has braces in it. Write it out in words.");
            }
            Sensitive.of(text).ifPresent(kind -> problems.add("A line speaks about " + kind + ". Leave it out."));
        });
        return problems;
    }

    /** Lines that a writer composed; history and equipment are the records' own. */
    private static Stream<String> texts(Sections sections) {
        return Stream.of(sections.summary().stream(), sections.offers().stream().flatMap(offer -> Stream.of(offer.title(), offer.why(), offer.how())),
                sections.positioning().stream(), sections.starters().stream(), sections.watch().stream()).flatMap(each -> each);
    }

    private static void count(List<String> problems, String name, int size, int least, int most) {
        if (size < least || size > most) {
            problems.add(name + " needs " + least + " to " + most + " entries, not " + size + ".");
        }
    }
}
