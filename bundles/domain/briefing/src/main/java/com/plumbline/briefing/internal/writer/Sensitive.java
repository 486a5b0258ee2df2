package com.plumbline.briefing.internal.writer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The border that no statement about a person passes when it is of a class that is nobody's business: health, religion,
 * ethnicity, politics, orientation, children's names, income, credit, trouble with the law. Refused whatever the source says;
 * when in doubt refused, because a briefing without it is as good. Words that the trade needs ("poor pressure", "a blind flange",
 * "an accent light") count only where they speak of people.
 */
public final class Sensitive {

    private record Class(String name, Pattern words) {}

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?;])\\s+|\\R+");
    private static final String PEOPLE = "(?:family|people|person|customer|couple|man|woman|guy|lady|kid|child|household|neighbou?rs?|husband|wife|son|daughter|mother|father|owner)";
    private static final String CHILD = "(?:son|daughter|child|children|kid|kids|boy|girl|baby|toddler|grandson|granddaughter|grandchild|grandchildren|grandkids|twins?"
            + "|nephew|niece|stepson|stepdaughter|teenager|infant|newborn|little (?:one|ones))";
    private static final String NO_NAME = "(?!(?:I|He|She|They|The|A|An|In|At|On|And|Is|Are|Was|Will|Who|School|College|University|Monday|Tuesday|Wednesday|"
            + "Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\\b)";

    private static final List<Class> CLASSES = List.of(
            of("health", "cancer|chemo\\w*|diabet\\w*|insulin|disab\\w+|handicap\\w*|wheelchair|(?:uses|with|has|needs|on) (?:a|his|her|the) walker|dementia|alzheimer\\w*"
                    + "|parkinson\\w*|depress(?:ed|ion|ive)|anxiety|bipolar|pregnan\\w+|expecting (?:a|an|their|her|twins)|miscarriage|ivf|fertility|surger\\w+|illness|disease"
                    + "|(?:is|was|very|been|gets|home) (?:sick|ill)|sick (?:leave|at home|wife|husband|child|kid|mother|father)|medicat\\w+|prescription|"
                    + "oxygen(?! sensor)|dialysis|pacemaker|(?:a|his|her|had|after|since|suffered) stroke|heart (?:attack|condition|problem|surgery|trouble)|hospice|"
                    + "(?:in|from|to|out of) (?:the )?hospital|hospitali[sz]ed|hospital (?:bed|stay|bill)\\w*|allerg\\w+|asthma\\w*|autis\\w+|adhd|therap(?:y|ist)|"
                    + "(?:in|from|after|to) rehab|addict\\w*|alcoholi\\w+|sober|hiv|covid|(?:is|legally|nearly|partially|almost|going) blind|blind " + PEOPLE + "|(?:is|nearly|almost|partly) deaf|deaf " + PEOPLE
                    + "|hearing aids?|hard of hearing|mental(?:ly)?|mental health|health (?:condition|issue|problem|insurance|trouble)s?|medical (?:condition|issue|problem|bill|history|device|equipment|leave|reason)s?"
                    + "|doctor'?s appointment|obese|overweight|seizures?|epilep\\w+|crutches|cast on (?:his|her)|nursing home|caregiver|stroller for the disabled|ms patient|copd"),
            of("religion", "church\\w*|christian\\w*|catholic\\w*|protestant|baptist|methodist|lutheran|mormon\\w*|evangelical|jehovah\\w*|amish|muslim\\w*|islam\\w*|mosque|"
                    + "jew|jews|jewish|synagogue|shabbat|sabbath|hindu\\w*|buddhis\\w+|sikh\\w*|bible|religio\\w+|(?:of|by|their|his|her|strong|deep) faith|people of faith|faith-based|pray\\w*|pastor|priest|rabbi|"
                    + "imam|ramadan|kosher|halal|atheis\\w+|hijab|temple on"),
            of("ethnicity", "ethnic\\w*|(?:his|her|their|by|of) race|race:|racial|hispanic\\w*|latin[oax]s?|african[- ]american\\w*|asian\\w*|caucasian\\w*|arab|arabs|arabic|native american\\w*|"
                    + "immigra\\w+|undocumented|refugee\\w*|visa status|green card|citizenship|nationality|foreign-born|mexican\\w*|chinese|korean\\w*|vietnamese|somali\\w*|"
                    + "indian (?:family|couple|descent)|(?:black|white|brown) " + PEOPLE + "|(?:an|with an|heavy|thick|strong|foreign|spanish|slight) accent(?! (?:light|wall|tile|lamp))|"
                    + "speaks? (?:only )?(?:spanish|arabic|chinese|vietnamese|russian|hindi|somali) at home|descent"),
            of("politics", "republican\\w*|democrat\\w*|political\\w*|politics|liberal|conservative|voted|votes|voter|election\\w*|maga|trump|biden|"
                    + "campaign (?:sign|donor|volunteer)s?|union (?:member|man|rep)|protest(?:s|er|ers|ing)|socialist|pro-life|pro-choice|nra"),
            of("orientation", "gay|lesbian\\w*|bisexual\\w*|transgender\\w*|trans (?:woman|man)|transition(?:ed|ing)|same-sex|lgbt\\w*|queer|non-?binary|sexual\\w*|(?:his|two) husbands?|(?:her|two) wi(?:fe|ves)|"
                    + "two (?:moms|dads)|pride flag|affair|divorc\\w+|(?:is|are|been|started|someone|again) dating|dating (?:a|an|again|someone)"),
            of("income", "income\\w*|salar\\w+|earn(?:s|ed|ing)\\b.{0,20}\\d|net worth|wealth\\w*|(?:is|are|very|quite|pretty|filthy|old and) (?:rich|poor)|(?:rich|poor) " + PEOPLE + "|millionaire\\w*|welfare|"
                    + "food stamps|snap benefits|medicaid|unemploy\\w*|laid off|lost (?:his|her|their) jobs?|paycheck|paid hourly|\\$ ?\\d[\\d,.k]*(?: (?:a|per) year| annually|/yr|k a year)|"
                    + "six[- ]figure|(?:life|their|his|her|no|little) savings|inherit\\w*|trust fund|fixed income|social security|pension of|bonus of|afford\\w*"),
            of("credit", "credit (?:score|rating|history|check|report|problem|trouble|limit|was|is|denied|declined)s?|(?:bad|poor|no|low|good|great|excellent|ruined|shaky) credit|bankrupt\\w*|foreclos\\w*|debts?|in debt|lien|liens|"
                    + "(?:in|to|went to|sent to) collections?|collections? (?:agency|agencies|letter)|repossess\\w*|mortgage|bad checks?|bounced? checks?|checks? bounced|owes? money|behind on|missed payments?|payday loan\\w*|"
                    + "maxed out|evict\\w*|overdraw\\w*|fico|late on (?:rent|the rent|payments?)"),
            of("law", "arrest\\w*|convict\\w*|prison|jail|probation|parole|felon\\w*|lawsuit|restraining order|police|criminal\\w*|custody|dui|on bail|ankle monitor|sex offender|drug (?:charge|bust|dealer)s?|court date"),
            new Class("children's names", Pattern.compile("(?i:\\b" + CHILD + "s?)(?:'s?)?(?:,| is| are|:)?(?: (?i:named?|names?|called|is called|is named|are named|goes by|names? (?:is|are)))?(?: is| are)?:? ?\\(?"
                    + "(?:(?<= |\\()" + NO_NAME + "\\p{Lu}\\p{Ll}+)"
                    + "|\\p{Lu}\\p{Ll}+(?:,| is| \\()? ?(?i:age|aged) \\d|\\p{Lu}\\p{Ll}+,? \\(?\\d{1,2}\\)?(?:,| and|$|\\.)(?= (?:and )?(?:(?:his|her|their) )?(?:brother|sister|\\p{Lu}\\p{Ll}+|plays|goes|is)|\\s*$)"
                    + "|\\p{Lu}\\p{Ll}+(?: and \\p{Lu}\\p{Ll}+)?,? (?:is |are )?(?:the |their |his |her )(?:\\w+ )?(?:son|daughter|baby|child|kid|children|kids|twins|toddler|boy|girl|newborn)s?\\b"
                    + "|(?i:\\b(?:the )?kids?'?s? names?\\b)")));

    private Sensitive() {}

    /** The class that a text falls into, if any. */
    public static Optional<String> of(String text) {
        return CLASSES.stream().filter(each -> each.words().matcher(text).find()).map(Class::name).findFirst();
    }

    /** A longer text without the sentences that fall into one; the rest as it was. */
    public static String without(String text) {
        if (of(text).isEmpty()) {
            return text;
        }
        return SENTENCE.splitAsStream(text).filter(sentence -> of(sentence).isEmpty()).collect(Collectors.joining(" ")).strip();
    }

    private static Class of(String name, String words) {
        return new Class(name, Pattern.compile("(?i)(?<![\\w-])(?:" + words + ")(?![\\w])"));
    }
}
