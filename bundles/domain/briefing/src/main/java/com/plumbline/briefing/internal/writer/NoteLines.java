package com.plumbline.briefing.internal.writer;

import com.plumbline.briefing.internal.writer.Situation.Said;
import java.util.List;
import java.util.regex.Pattern;

/** Sentences out of notes that were written for whoever goes there. */
final class NoteLines {

    private static final int MOST = 2;
    private static final int LONGEST = 90;
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\R+");
    private static final Pattern FOR_THE_DOOR = Pattern.compile("\\b(?:dogs?|gate|code|ring|quietly|ahead|upset|landlord|tenant|careful|be early|alarm|key|"
            + "park|senior technician|nap|shoes|side door|prefers|home warranty)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER_TO_CALL = Pattern.compile("\\d{3}[ .)-]+\\d{3}[ .-]?\\d{4}|\\d{7,}|@");
    private static final Pattern CODE = Pattern.compile("\\bcode\\b|\\bpin\\b|\\b\\d{4,6}#?", Pattern.CASE_INSENSITIVE);

    private NoteLines() {}

    static List<String> of(List<Said> notes) {
        return notes.stream().flatMap(note -> SENTENCE.splitAsStream(note.text())).map(String::strip)
                .filter(sentence -> FOR_THE_DOOR.matcher(sentence).find())
                .filter(sentence -> !NUMBER_TO_CALL.matcher(sentence).find() && Sensitive.of(sentence).isEmpty())
                .map(sentence -> Words.firstPart(sentence, LONGEST).replaceAll("\\.$", "") + '.').filter(line -> line.length() > 1)
                .distinct().limit(MOST).toList();
    }

    /** Fine behind a link that expires, not in a message that lies on a phone for years. */
    static boolean holdsACode(String line) {
        return CODE.matcher(line).find();
    }
}
