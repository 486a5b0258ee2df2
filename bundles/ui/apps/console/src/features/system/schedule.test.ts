import { createFormat } from '@plumbline/ui-kit';
import { describe, expect, it } from 'vitest';
import { i18next } from '../../i18n';
import { scheduleText } from './schedule';

describe('a schedule in words', () => {
  it.each([
    ['0 0 5 * * ?', 'daily at 05:00'],
    ['0 17 * * * ?', 'every hour at :17'],
    ['0 0/5 * * * ?', 'every 5 minutes'],
    ['0 0 0-4,6-23 * * ?', 'hourly at :00, 0–4, 6–23 h'],
    ['0 0 8 ? * MON', 'Monday at 08:00'],
    ['0 0 5 L * ?', '0 0 5 L * ?'],
    ['every 2 minutes', 'every 2 minutes'],
  ])('%s is %s', (schedule, words) => {
    expect(scheduleText(i18next.t, createFormat('en-US', 'America/Chicago'), schedule)).toBe(words);
  });

  it('names the day in the language of the page', () => {
    expect(scheduleText(i18next.t, createFormat('de-DE', 'Europe/Berlin'), '0 30 8 ? * SUN')).toBe('Sonntag at 08:30');
  });
});
