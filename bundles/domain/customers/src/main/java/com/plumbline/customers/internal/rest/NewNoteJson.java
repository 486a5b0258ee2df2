package com.plumbline.customers.internal.rest;

/** @param pinned absent is false */
public record NewNoteJson(String text, Boolean pinned) {

    boolean isPinned() {
        return Boolean.TRUE.equals(pinned);
    }
}
