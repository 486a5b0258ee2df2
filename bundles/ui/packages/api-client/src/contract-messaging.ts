import type { Message } from './contract';

/** Shapes of conversations by text message, and of the e-mails of a company. */

export interface Thread {
  phone: string;
  /** In all, both ways. */
  messages: number;
  last: Message;
  optedOut: boolean;
}

/** Both sides with one phone, newest first, and whether it may be written to. */
export interface Conversation {
  items: Message[];
  page: number;
  pageSize: number;
  total: number;
  optedOut: boolean;
}

/** What a text would be before it is sent. */
export interface SmsQuote {
  encoding: 'gsm7' | 'ucs2';
  /** Characters as the carrier counts them. */
  units: number;
  segments: number;
  /** Null when none is connected. */
  carrier: string | null;
  /** Rounded up; null when no price is known. */
  costCents: number | null;
  cost: number | null;
  currency: string | null;
  from: string | null;
  registration: 'unknown' | 'registered' | 'pending' | 'none' | 'not-needed';
  /** Carriers that are tried after it. */
  fallback: string[];
}

export const MAIL_STATES = ['queued', 'sending', 'sent', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** An e-mail of the company, without its text. */
export interface MailItem {
  id: string;
  to: string;
  subject: string;
  state: MailState;
  attempts: number;
  createdAt: string;
  dueAt: string | null;
  sentAt: string | null;
  carrier: string | null;
  /** What stood in the way last. */
  error: { code: string; text: string | null } | null;
}
