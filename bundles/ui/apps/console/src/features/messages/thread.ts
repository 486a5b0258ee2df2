import type { Message } from '@plumbline/api-client';
import { queryString } from '@plumbline/api-client';

/** Where the conversation with a phone is shown. */
export function threadHref(phone: string, page?: number): string {
  return `/messages${queryString({ tab: 'threads', thread: phone, page })}`;
}

/** Messages in reading order, day by day; they arrive newest first. */
export function byDay(
  newestFirst: Message[],
  localDate: (instant: string) => string,
): { day: string; messages: Message[] }[] {
  const days: { day: string; messages: Message[] }[] = [];
  for (const message of newestFirst.toReversed()) {
    const day = localDate(message.createdAt);
    const last = days.at(-1);
    if (last?.day === day) last.messages.push(message);
    else days.push({ day, messages: [message] });
  }
  return days;
}
