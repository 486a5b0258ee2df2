package com.plumbline.briefing.internal.writer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The border that no statement about a person passes when it is of a class that is nobody's business: health, religion,
 * ethnicity, politics, orientation, children's names, income, credit, trouble with the law. Refused whatever the source says;
 * when in doubt refused, because a briefing without it is as good.
 */
public final class Sensitive {

    private record Class(String name, Pattern words) {}

    private static final List<Class> CLASSES = List.of(
            of("health", "cancer|chemo\\w*|diabet\\w*|disab\\w+|handicap\\w*|wheelchair|walker|dementia|alzheimer\\w*|depress(?:ed|ion|ive)|anxiety disorder|"
                    + "pregnan\\w+|miscarriage|surger\\w+|illness|disease|sick|medicat\\w+|oxygen|stroke|heart (?:attack|condition|problem)|hospice|"
                    + "hospital|allerg\\w+|asthma\\w*|autis\\w+|adhd|therapy|therapist|rehab|addict\\w*|alcoholi\\w+|hiv|covid|blind|deaf|"
                    + "hearing aid|mental(?:ly)?|health (?:condition|issue|problem|insurance)|medical|doctor'?s appointment"),
            of("religion", "church|christian\\w*|catholic\\w*|protestant|baptist|methodist|lutheran|mormon|evangelical|muslim\\w*|islam\\w*|mosque|"
                    + "jew|jews|jewish|synagogue|hindu\\w*|buddhis\\w+|sikh\\w*|bible|religio\\w+|faith|pray\\w*|pastor|priest|rabbi|imam|ramadan|kosher|halal|atheis\\w+"),
            of("ethnicity", "ethnic\\w*|race|racial|hispanic\\w*|latin[oax]s?|african[- ]american\\w*|asian\\w*|caucasian\\w*|arab\\w*|native american\\w*|"
                    + "immigra\\w+|undocumented|refugee\\w*|visa status|citizenship|nationality|foreign-born|mexican\\w*|chinese|korean\\w*|vietnamese|"
                    + "(?:black|white|brown) (?:family|man|woman|couple|customer|household|guy|lady)|accent"),
            of("politics", "republican\\w*|democrat\\w*|political\\w*|politics|liberal|conservative|voted|votes|voter|election\\w*|maga|trump|biden|"
                    + "campaign (?:sign|donor)|union member|protest\\w*"),
            of("orientation", "gay|lesbian\\w*|bisexual\\w*|transgender\\w*|same-sex|lgbt\\w*|queer|sexual\\w*|his husband|her wife|affair|divorc\\w+|dating"),
            of("income", "income\\w*|salar\\w+|earn(?:s|ed|ing)\\b.{0,20}\\d|net worth|wealth\\w*|rich|poor|welfare|food stamps|unemploy\\w*|"
                    + "\\$ ?\\d[\\d,.k]*(?: (?:a|per) year| annually|/yr)|six[- ]figure|savings|inherit\\w*"),
            of("credit", "credit|bankrupt\\w*|foreclos\\w*|debt\\w*|lien|liens|collections?|repossess\\w*|mortgage|bad checks?|owes? money|behind on"),
            of("law", "arrest\\w*|convict\\w*|prison|jail|probation|parole|felon\\w*|lawsuit|restraining order|police|criminal\\w*|custody"),
            new Class("children's names", Pattern.compile("(?i:\\b(?:son|daughter|child|children|kid|kids|boy|girl|baby|toddler|grandson|granddaughter|"
                    + "grandchild|grandchildren|grandkids|twins?|nephew|niece|stepson|stepdaughter|teenager|infant|newborn)s?)(?:,| is| are|:)?"
                    + "(?: (?i:named|called|is called))? \\(?(?!(?:I|He|She|They|The|A|An|In|At|On|And|School|College|University|Monday|Tuesday|Wednesday|"
                    + "Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\\b)[A-Z][a-z]+"
                    + "|(?:[A-Z][a-z]+(?:,| is)? (?i:age|aged|\\(?\\d{1,2}\\)?,?(?: and|$)|(?:the|their|his|her) (?:\\w+ )?(?:son|daughter|baby|child|kid)))")));

    private Sensitive() {}

    /** The class that a text falls into, if any. */
    public static Optional<String> of(String text) {
        return CLASSES.stream().filter(each -> each.words().matcher(text).find()).map(Class::name).findFirst();
    }

    private static Class of(String name, String words) {
        return new Class(name, Pattern.compile("(?i)(?<![\\w-])(?:" + words + ")(?![\\w])"));
    }
}
