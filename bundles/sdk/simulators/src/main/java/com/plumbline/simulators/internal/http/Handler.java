package com.plumbline.simulators.internal.http;

/** Answers one kind of request. Called by many threads at once. */
@FunctionalInterface
public interface Handler {

    Response answer(Request request);
}
