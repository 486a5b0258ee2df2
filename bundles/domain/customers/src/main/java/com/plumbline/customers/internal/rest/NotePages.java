package com.plumbline.customers.internal.rest;

import com.plumbline.customers.Note;
import com.plumbline.kernel.Page;
import java.util.List;

/** One page of notes that were read as a whole. */
final class NotePages {

    private NotePages() {}

    static Page<Note> of(List<Note> all, Page.Request page) {
        return Page.of(all.stream().skip(page.offset()).limit(page.pageSize()).toList(), page, all.size());
    }
}
