import type { JobItem } from '@plumbline/api-client';
import { isLate, isUnassigned } from '../../lib/jobs';

export interface JobFilter {
  q?: string;
  status?: string;
  technician?: string;
}

/** Every word must occur somewhere in what the row shows; `Late` and `Unassigned` are states of their own. */
export function matches(job: JobItem, filter: JobFilter, now: number): boolean {
  if (filter.technician && job.technician?.id !== filter.technician) return false;
  if (filter.status === 'Late' && !isLate(job, now)) return false;
  if (filter.status === 'Unassigned' && !isUnassigned(job)) return false;
  if (filter.status && filter.status !== 'Late' && filter.status !== 'Unassigned' && job.status !== filter.status)
    return false;
  if (!filter.q) return true;
  const address = job.location?.address;
  const text = [
    job.number,
    job.jobType,
    job.businessUnit,
    job.customer?.name,
    job.technician?.name,
    address?.street,
    address?.city,
    address?.zip,
  ]
    .join(' ')
    .toLowerCase();
  return filter.q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
