package com.plumbline.messaging;

/** Why a message is sent; decides about quiet hours, and about e-mails to people who have unsubscribed. */
public enum Purpose {
    /** Part of today's work: a briefing, an arrival time. Quiet hours hold it only where the company says so. */
    OPERATIONAL,
    /** Reminders, offers, reviews: no SMS in quiet hours of the recipient's zone, no e-mail to an address that has unsubscribed. */
    MARKETING
}
