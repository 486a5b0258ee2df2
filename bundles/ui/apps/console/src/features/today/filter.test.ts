import { describe, expect, it } from 'vitest';
import { makeCompany } from '../../../testing/fixtures.mjs';
import type { JobItem } from '@plumbline/api-client';
import { matches } from './filter';

const now = Date.now();
const company = makeCompany({ customers: 50, now });
const jobs = company.jobs as JobItem[];

describe('filtering the day', () => {
  it('finds every word, wherever it stands', () => {
    const job = jobs.find((one) => one.technician)!;
    const q = `${job.customer!.name.split(' ')[0]} ${job.technician!.name.split(' ')[1]}`.toLowerCase();

    expect(matches(job, { q }, now)).toBe(true);
    expect(matches(job, { q: `${q} nowhere` }, now)).toBe(false);
  });

  it('knows unassigned as a state of its own', () => {
    const found = jobs.filter((job) => matches(job, { status: 'Unassigned' }, now));

    expect(found.length).toBeGreaterThan(0);
    expect(found.every((job) => job.technician === null)).toBe(true);
  });

  it('narrows to a technician', () => {
    const technician = jobs.find((one) => one.technician)!.technician!.id;

    expect(
      jobs.filter((job) => matches(job, { technician }, now)).every((job) => job.technician?.id === technician),
    ).toBe(true);
  });
});
