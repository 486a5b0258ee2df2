package com.plumbline.kernel;

/** There is no such thing in this company. Becomes 404; never says whether another company has it. */
public class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param thing singular and lower case: {@code customer} gives the code {@code customer.unknown} */
    public NotFound(String thing, Object id) {
        super("There is no " + thing + " " + id + ". It may have been removed; reload the list.");
        this.code = thing.replace(' ', '-') + ".unknown";
    }

    /** @param code stable, for a lookup whose emptiness has its own meaning, {@code briefing.none} */
    public static NotFound because(String code, String message) {
        return new NotFound(code, message, true);
    }

    private NotFound(String code, String message, boolean explicit) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
