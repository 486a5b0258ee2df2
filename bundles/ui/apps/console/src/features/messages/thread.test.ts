import type { Message } from '@plumbline/api-client';
import { describe, expect, it } from 'vitest';
import { byDay, threadHref } from './thread';

describe('a conversation', () => {
  it('has an address that keeps the plus of the phone', () => {
    expect(threadHref('+19135550123')).toBe('/messages?tab=threads&thread=%2B19135550123');
    expect(new URLSearchParams(threadHref('+19135550123', 2).split('?')[1]).get('thread')).toBe('+19135550123');
  });
  it('is read from the oldest down, day by day', () => {
    const at = (createdAt: string) => ({ createdAt }) as Message;
    const days = byDay([at('2026-11-22T09:00Z'), at('2026-11-22T08:00Z'), at('2026-11-21T23:00Z')], (instant) =>
      instant.slice(0, 10),
    );
    expect(days.map(({ day, messages }) => [day, messages.map((one) => one.createdAt.slice(11, 13))])).toEqual([
      ['2026-11-21', ['23']],
      ['2026-11-22', ['08', '09']],
    ]);
    expect(byDay([], (instant) => instant)).toEqual([]);
  });
});
