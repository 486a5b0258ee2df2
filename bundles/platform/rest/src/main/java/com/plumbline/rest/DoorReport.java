package com.plumbline.rest;

import java.util.List;

/** What the health page says of the door. A service. */
public interface DoorReport {

    /** Resource methods that are not served because they do not say who may call them, by name; none in a good build. */
    List<String> notServed();

    /** How many screens follow the live stream now. */
    int openScreens();

    /** Requests answered since the start; index 1 to 5 is the first digit of the status. */
    long[] answered();

    /** Time spent answering them, in seconds. */
    double secondsSpent();
}
