package com.plumbline.messaging;

/** Why a message is sent; decides about quiet hours. */
public enum Purpose {
    /** Part of today's work: a briefing, an arrival time. Quiet hours hold it only where the company says so. */
    OPERATIONAL,
    /** Reminders, offers, reviews: never in quiet hours of the recipient's zone. */
    MARKETING
}
