package com.plumbline.briefing.internal.writer;

import com.plumbline.kernel.RuleViolation;
import com.plumbline.messaging.SmsText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A briefing as an SMS of at most two segments, with the link to the whole one. What does not fit is left out in whole pieces,
 * the least important first; no word is cut. The text is GSM-7, so that no stray quotation mark halves what fits.
 */
public final class SmsWriter {

    public static final int MOST_SEGMENTS = 2;

    private static final int SHORT_LINE = 90;

    /**
     * @param beginning what the company's text messages begin with, may be empty
     * @param link address of the page, already with its token
     * @throws RuleViolation {@code briefing.too-long} when not even the job's number and the link fit
     */
    public String write(String beginning, Situation now, Sections sections, String link) {
        String head = heads(now).stream().map(each -> beginning + each).filter(each -> fits(text(each, List.of(), link))).findFirst()
                .orElseThrow(() -> new RuleViolation("briefing.too-long", "The briefing does not fit into " + MOST_SEGMENTS
                        + " SMS: its link alone has " + link.length() + " characters. Set a shorter public address."));
        List<String> kept = new ArrayList<>();
        for (String piece : pieces(sections)) {
            kept.add(piece);
            if (!fits(text(head, kept, link))) {
                kept.remove(kept.size() - 1);
            }
        }
        return text(head, kept, link);
    }

    /** From the fullest to the barest. */
    private static List<String> heads(Situation now) {
        String number = "Job " + now.job().number();
        String when = now.job().window().isBlank() ? "" : " " + now.job().window();
        String what = now.job().jobType().isBlank() ? "" : ": " + now.job().jobType();
        String city = now.customer().city().isBlank() ? "" : ", " + now.customer().city();
        return Stream.of(number + when + ", " + now.customer().name() + city + what + ".", number + when + what + ".", number + ".")
                .map(SmsText::plain).toList();
    }

    /** In order of importance; the first thing to offer, what to be careful about, something to open with. */
    private static List<String> pieces(Sections sections) {
        Stream<String> watchFirst = sections.watch().stream().filter(line -> !NoteLines.holdsACode(line) && !line.contains("on record")).limit(1).map(line -> "Note: " + line);
        Stream<String> offers = sections.offers().stream().limit(1).map(offer -> "Offer: " + offer.title() + ".");
        Stream<String> starters = sections.starters().stream().limit(1).map(line -> "Ask: " + line);
        Stream<String> more = sections.offers().stream().skip(1).limit(1).map(offer -> "Also: " + offer.title() + ".");
        return Stream.of(offers, watchFirst, starters, more).flatMap(each -> each).map(SmsText::plain)
                .filter(line -> line.length() <= SHORT_LINE).toList();
    }

    private static String text(String head, List<String> pieces, String link) {
        return Stream.of(Stream.of(head), pieces.stream(), Stream.of(link)).flatMap(each -> each).reduce((a, b) -> a + "\n" + b).orElseThrow();
    }

    private static boolean fits(String text) {
        return SmsText.of(text).segments() <= MOST_SEGMENTS;
    }
}
