import type { StatementSource } from '@plumbline/api-client';
import { describe, expect, it } from 'vitest';
import { hrefOf, sourcesOf, trustOf } from './statements';

const about = { jobId: 'job_1', customerId: 'cus_1', writtenAt: null };
const source = (kind: StatementSource['kind'], id: string | null = null): StatementSource => ({ kind, id, label: '' });

describe('a statement of a briefing', () => {
  it('is found by its section and its words', () => {
    const of = sourcesOf([{ section: 'watch', text: 'Dog in the yard', sources: [source('note', 'n1')] }]);
    expect(of('watch', 'Dog in the yard').map(({ kind }) => kind)).toEqual(['note']);
    expect(of('summary', 'Dog in the yard')).toEqual([]);
    expect(sourcesOf(undefined)('watch', 'Dog in the yard')).toEqual([]);
  });
  it('leads to the record, but not to the page it stands on', () => {
    expect(hrefOf(source('visit', 'job_0'), about)).toBe('/jobs/job_0');
    expect(hrefOf(source('job', 'job_1'), about)).toBeNull();
    expect(hrefOf(source('fact', 'fct_1'), about)).toBe('/customers/cus_1');
    expect(hrefOf(source('fact', 'fct_1'), { ...about, customerId: null })).toBeNull();
    expect(hrefOf(source('guidance', 'drain'), about)).toBe('/briefings?tab=guidance&kind=drain');
  });
  it('of the model alone is not proven, one of the guidance is advice', () => {
    expect([trustOf('model'), trustOf('guidance'), trustOf('estimate')]).toEqual(['unproven', 'advice', 'record']);
  });
});
