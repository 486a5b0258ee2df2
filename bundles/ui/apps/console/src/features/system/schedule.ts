import type { Format } from '@plumbline/ui-kit';
import type { TFunction } from 'i18next';

const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/** A Quartz schedule in words where it is one of the common kinds; any other stands as it is written. */
export function scheduleText(t: TFunction, format: Pick<Format, 'weekday'>, schedule: string): string {
  const [second, minute = '', hour = '', day = '', month = '', weekday = ''] = schedule.trim().split(/\s+/);
  const isEveryDay = (day === '*' && weekday === '?') || (day === '?' && weekday === '*');
  if (second !== '0' || month !== '*') return schedule;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  const each = /^(?:0|\*)\/(\d+)$/.exec(minute);
  if (isEveryDay && hour === '*' && each) return t('system.schedule.minutes', { count: Number(each[1]) });
  if (!/^\d+$/.test(minute)) return schedule;
  if (isEveryDay && hour === '*') return t('system.schedule.hourly', { minute: minute.padStart(2, '0') });
  if (isEveryDay && /^\d+$/.test(hour)) return t('system.schedule.daily', { time });
  if (isEveryDay && /^[\d,-]+$/.test(hour)) {
    return t('system.schedule.hours', {
      minute: minute.padStart(2, '0'),
      hours: hour.replaceAll('-', '–').replaceAll(',', ', '),
    });
  }
  const place = WEEKDAYS.indexOf(weekday);
  if (day !== '?' || !/^\d+$/.test(hour) || place < 0) return schedule;
  return t('system.schedule.weekly', { day: format.weekday(place + 1), time });
}
