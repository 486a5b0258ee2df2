import type { JobItem } from '@plumbline/api-client';
import { describe, expect, it } from 'vitest';
import { briefingMark, countDay, isLate, shownStatus } from './jobs';

const now = Date.parse('2026-11-21T18:00:00Z');
const job = (part: Partial<JobItem>): JobItem => ({
  id: 'job_1',
  number: '1042',
  status: 'Scheduled',
  jobType: null,
  businessUnit: null,
  priority: null,
  start: '2026-11-21T15:00:00Z',
  end: '2026-11-21T17:00:00Z',
  arrivalStart: '2026-11-21T15:00:00Z',
  arrivalEnd: '2026-11-21T17:00:00Z',
  customer: null,
  location: null,
  technician: { id: 'tec_1', name: 'Marcus Vale', phone: null },
  total: null,
  briefing: null,
  ...part,
});

describe('the state of a job', () => {
  it('is late when nobody arrived within the promised window', () => {
    expect(isLate(job({}), now)).toBe(true);
    expect(shownStatus(job({ status: 'Dispatched' }), now)).toBe('Late');
  });

  it('is not late while the window is open, nor once somebody works', () => {
    expect(isLate(job({ arrivalEnd: '2026-11-21T18:30:00Z' }), now)).toBe(false);
    expect(shownStatus(job({ status: 'Working' }), now)).toBe('Working');
    expect(shownStatus(job({ status: 'Canceled' }), now)).toBe('Canceled');
  });

  it('counts as unassigned only while there is work to do', () => {
    const counts = countDay(
      [
        job({ technician: null }),
        job({ technician: null, status: 'Canceled' }),
        job({ technician: null, status: 'Completed' }),
      ],
      now,
    );

    expect(counts).toEqual({ total: 3, unassigned: 1, late: 1 });
  });

  it('tells how far its briefing came', () => {
    const of = (state: 'writing' | 'ready' | 'failed', deliveryState: 'sent' | 'delivered' | 'failed' | null) =>
      briefingMark({ id: 'bri_1', state, deliveryState }).text;

    expect(briefingMark(null).text).toBe('none');
    expect([
      of('writing', null),
      of('ready', null),
      of('ready', 'sent'),
      of('ready', 'delivered'),
      of('ready', 'failed'),
      of('failed', null),
    ]).toEqual(['writing', 'ready', 'sent', 'delivered', 'undelivered', 'failed']);
  });
});
