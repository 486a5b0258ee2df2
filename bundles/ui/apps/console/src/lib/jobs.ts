import { keys, type JobItem } from '@plumbline/api-client';
import { addDays } from '@plumbline/ui-kit';
import { queryOptions } from '@tanstack/react-query';
import type { Tone } from '@plumbline/tokens';
import { fetchAll } from './api';

/** More jobs than a screen can use; a shop with more of them filters on the server. */
export const JOB_LIMIT = 2000;

/** All jobs from a local date up to, not including, another. */
export function rangeJobs(from: string, to: string) {
  return queryOptions({
    queryKey: keys.list('jobs', { from, to, all: true }),
    queryFn: ({ signal }) => fetchAll<JobItem>('/api/jobs', { from, to }, JOB_LIMIT, signal),
  });
}

export const dayJobs = (day: string) => rangeJobs(day, addDays(day, 1));

/** Nobody has arrived although the promised window has passed. */
export function isLate(job: JobItem, now: number): boolean {
  if (job.status !== 'Scheduled' && job.status !== 'Dispatched') return false;
  const promised = job.arrivalEnd ?? job.start;
  return promised !== null && Date.parse(promised) < now;
}

export function isUnassigned(job: JobItem): boolean {
  return job.technician === null && job.status !== 'Canceled' && job.status !== 'Completed';
}

/** The status as the screen shows it: `Late` outranks what the vendor says. */
export function shownStatus(job: JobItem, now: number): string {
  return isLate(job, now) ? 'Late' : job.status;
}

export function countDay(jobs: JobItem[], now: number): { total: number; unassigned: number; late: number } {
  return {
    total: jobs.length,
    unassigned: jobs.filter(isUnassigned).length,
    late: jobs.filter((job) => isLate(job, now)).length,
  };
}

export interface BriefingMark {
  tone: Tone;
  glyph: string;
  pulse?: boolean;
  /** Key below `briefingState`. */
  text: 'none' | 'writing' | 'failed' | 'ready' | 'created' | 'sent' | 'delivered' | 'undelivered';
}

/** One word for where a job's briefing is: written, then on its way, then on the phone. */
export function briefingMark(briefing: JobItem['briefing']): BriefingMark {
  if (!briefing) return { tone: 'grey', glyph: '·', text: 'none' };
  if (briefing.state === 'writing') return { tone: 'blue', glyph: '◐', pulse: true, text: 'writing' };
  if (briefing.state === 'failed') return { tone: 'red', glyph: '!', text: 'failed' };
  switch (briefing.deliveryState) {
    case 'created':
      return { tone: 'blue', glyph: '◔', pulse: true, text: 'created' };
    case 'sent':
      return { tone: 'blue', glyph: '➜', text: 'sent' };
    case 'delivered':
      return { tone: 'green', glyph: '✓', text: 'delivered' };
    case 'failed':
      return { tone: 'red', glyph: '!', text: 'undelivered' };
    default:
      return { tone: 'grey', glyph: '≡', text: 'ready' };
  }
}
