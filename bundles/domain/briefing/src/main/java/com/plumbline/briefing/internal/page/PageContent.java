package com.plumbline.briefing.internal.page;

import com.plumbline.briefing.internal.writer.Sections;

/**
 * What the page shows. No phone number and no e-mail address: who holds the link needs neither.
 *
 * @param window  {@code Sat 10am-12pm}, may be empty
 * @param address one line, may be empty
 * @param note    something that changed since it was sent, may be empty
 * @param writer  who wrote it and until when the link opens, for people
 */
public record PageContent(String number, String customer, String window, String jobType, String address, String note, Sections sections,
        String writer, String expires) {}
