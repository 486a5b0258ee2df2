import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CacheBridge } from './cache-bridge';

let cache: QueryClient;
let bridge: CacheBridge;

const isStale = (key: unknown[]) => cache.getQueryState(key)?.isInvalidated;

beforeEach(() => {
  vi.useFakeTimers();
  cache = new QueryClient();
  bridge = new CacheBridge(cache);
  for (const key of [
    ['jobs', 'list', {}],
    ['jobs', 'one', 'job_1'],
    ['jobs', 'one', 'job_2'],
    ['briefings', 'one', 'job_1'],
    ['customers', 'list', {}],
  ]) {
    cache.setQueryData(key, {});
  }
  return () => {
    bridge.stop();
    vi.useRealTimers();
  };
});

describe('live events and the query cache', () => {
  it('makes lists and the named record stale, not the others', () => {
    bridge.accept({ seq: 2, topic: 'jobs', ids: ['job_1'] });
    vi.advanceTimersByTime(100);

    expect(isStale(['jobs', 'list', {}])).toBe(true);
    expect(isStale(['jobs', 'one', 'job_1'])).toBe(true);
    expect(isStale(['jobs', 'one', 'job_2'])).toBe(false);
    expect(isStale(['customers', 'list', {}])).toBe(false);
  });

  it('refreshes the job lists when a briefing changes, since they show its state', () => {
    bridge.accept({ seq: 2, topic: 'briefings', ids: ['bri_9'] });
    vi.advanceTimersByTime(100);

    expect(isStale(['briefings', 'one', 'job_1'])).toBe(true);
    expect(isStale(['jobs', 'list', {}])).toBe(true);
  });

  it('asks at most once a second while much changes', () => {
    const invalidate = vi.spyOn(cache, 'invalidateQueries');
    for (let seq = 0; seq < 200; seq++) {
      bridge.accept({ seq, topic: 'customers', ids: [`cus_${seq}`] });
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(1000);

    expect(invalidate.mock.calls.length).toBeLessThanOrEqual(4);
  });

  it('writes the progress of a sync straight into the cache', () => {
    bridge.accept({
      seq: 2,
      topic: 'sync',
      kind: 'progress',
      data: { id: 'run_1', progress: { entity: 'jobs', done: 5, total: 9 } },
    });

    expect(cache.getQueryData(['sync', 'one', 'run_1'])).toMatchObject({ progress: { done: 5 } });
  });

  it('makes everything stale after a gap', () => {
    bridge.everything();

    expect(isStale(['customers', 'list', {}])).toBe(true);
    expect(isStale(['jobs', 'one', 'job_2'])).toBe(true);
  });
});
