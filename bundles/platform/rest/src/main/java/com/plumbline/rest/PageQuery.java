package com.plumbline.rest;

import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import jakarta.ws.rs.QueryParam;
import java.util.Map;

/** The query parameters of every list, as a {@code @BeanParam}: {@code page} from 1, {@code pageSize} 1 to 200, {@code q}. */
public class PageQuery {

    @QueryParam("page")
    private String page;

    @QueryParam("pageSize")
    private String pageSize;

    @QueryParam("q")
    private String q;

    /** @throws RuleViolation {@code request.page}, a 422 */
    public Page.Request page() {
        return new Page.Request(number("page", page, 1), number("pageSize", pageSize, Page.USUAL));
    }

    /** What was typed into the filter, trimmed; {@code null} when nothing was. */
    public String text() {
        return q == null || q.isBlank() ? null : q.strip();
    }

    private static int number(String name, String text, int otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new RuleViolation("request.page", "\"" + text + "\" is not a number of pages or items.", Map.of(name, "not a number"));
        }
    }
}
