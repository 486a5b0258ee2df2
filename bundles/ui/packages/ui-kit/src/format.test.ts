import { describe, expect, it } from 'vitest';
import { addDays, createFormat, startOfWeek } from './format';

const chicago = createFormat('en-US', 'America/Chicago');

describe('formatting', () => {
  it("shows the shop's time, whatever zone the browser is in", () => {
    expect(chicago.time('2026-11-21T20:30:00Z')).toBe('2:30 PM');
    expect(chicago.localDate('2026-11-22T04:30:00Z')).toBe('2026-11-21');
    expect(createFormat('en-US', 'Asia/Tokyo').localDate('2026-11-21T20:30:00Z')).toBe('2026-11-22');
  });

  it('knows the hour that is skipped and the hour that comes twice', () => {
    expect(chicago.time('2026-03-08T07:59:00Z')).toBe('1:59 AM');
    expect(chicago.time('2026-03-08T08:00:00Z')).toBe('3:00 AM');
    expect(chicago.time('2026-11-01T06:30:00Z')).toBe('1:30 AM');
    expect(chicago.time('2026-11-01T07:30:00Z')).toBe('1:30 AM');
    expect(chicago.minuteOfDay('2026-11-01T07:30:00Z')).toBe(90);
  });

  it('writes money from its decimal text, to the cent', () => {
    expect(chicago.money({ amount: '149.95', currency: 'USD' })).toBe('$149.95');
    expect(chicago.money({ amount: '90071992547409.93', currency: 'USD' })).toBe('$90,071,992,547,409.93');
    expect(chicago.money(null)).toBe('–');
  });

  it('writes minor units as money', () => {
    expect(chicago.cents(61230455)).toBe('$612,304.55');
    expect(chicago.cents(5)).toBe('$0.05');
    expect(chicago.cents(-1995)).toBe('-$19.95');
  });

  it('writes an arrival window once per half day', () => {
    expect(chicago.window('2026-11-21T14:00:00Z', '2026-11-21T16:00:00Z').replace(/\s/g, ' ')).toBe('8:00 – 10:00 AM');
    expect(chicago.window('2026-11-21T14:00:00Z', null)).toBe('8:00 AM');
    expect(chicago.window(null, null)).toBe('–');
  });

  it('writes US phone numbers the way people read them and leaves others as they are', () => {
    expect(chicago.phone('+19135550123')).toBe('(913) 555-0123');
    expect(chicago.phone('9135550123')).toBe('(913) 555-0123');
    expect(chicago.phone('+442079460000')).toBe('+442079460000');
  });

  it('says how long ago something was', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    expect(chicago.ago('2026-11-21T11:59:57Z', now)).toBe('just now');
    expect(chicago.ago('2026-11-21T11:59:48Z', now)).toBe('12 s ago');
    expect(chicago.ago('2026-11-21T11:55:00Z', now)).toBe('5 min ago');
    expect(chicago.ago('2026-11-20T12:00:00Z', now)).toBe('1 d ago');
    expect(chicago.ago('2026-09-20T12:00:00Z', now)).toBe('Sep 20, 2026');
  });

  it('keeps a day without a time on its own date', () => {
    expect(chicago.date('2011-03-14')).toBe('Mar 14, 2011');
    expect(chicago.day('2026-11-21')).toBe('Sat, Nov 21');
  });

  it('survives a zone that the browser does not know', () => {
    expect(createFormat('en-US', 'Mars/Olympus').zone).toBe('UTC');
  });

  it('counts calendar days over months, leap years and clock changes', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-11-01', 1)).toBe('2026-11-02');
    expect(startOfWeek('2026-11-22')).toBe('2026-11-16');
    expect(startOfWeek('2026-11-16')).toBe('2026-11-16');
  });
});
