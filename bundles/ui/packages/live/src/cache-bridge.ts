import type { Query, QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from './live-client';

/** Which subjects of the query cache a topic touches. A topic that is not listed touches the subject of its own name. */
const TOUCHES: Record<string, string[]> = {
  customers: ['customers', 'notes'],
  jobs: ['jobs', 'technicians', 'notes'],
  technicians: ['technicians', 'jobs'],
  profiles: ['profiles', 'customers'],
  briefings: ['briefings', 'jobs', 'briefing-queue'],
  deliveries: ['briefings', 'deliveries', 'jobs', 'messages', 'threads'],
  messages: ['messages', 'threads', 'mails', 'briefings', 'consents'],
  sync: ['sync', 'comparison'],
  plugins: ['plugins', 'health', 'integration-messages'],
  timers: ['timers', 'backups'],
  users: ['users', 'tokens', 'me', 'invitations', 'security'],
  companies: ['company', 'companies'],
  health: ['health', 'system', 'dead-letters', 'plugins'],
  'ui.plugins': ['ui-plugins', 'plugins'],
};

/** Subjects whose `one` queries carry the id that the event names; a briefing, say, is cached under its job's id. */
const KEYED_BY_EVENT_ID = new Set(['customers', 'jobs']);

/** While much changes (a mirror run), a subject is fetched at most once in this many milliseconds. */
const REST = 1_000;
const FIRST = 60;

/**
 * Turns live events into stale queries. Lists of a touched subject go stale with any event, a single record only when
 * its id is named (or no id is). Events are gathered: the first is acted on after 60 ms, then at most one fetch a second.
 */
export class CacheBridge {
  private touched = new Map<string, Set<string> | 'all'>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private lastFlush = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly cache: QueryClient,
    private readonly now: () => number = Date.now,
  ) {}

  accept(event: LiveEvent): void {
    if (event.kind === 'progress' && event.topic === 'sync' && isRun(event.data)) {
      this.cache.setQueryData(['sync', 'one', event.data.id], event.data);
      this.cache.setQueryData(['sync', 'running'], event.data);
      return;
    }
    for (const subject of TOUCHES[event.topic] ?? [event.topic]) {
      this.touch(subject, subject === event.topic && KEYED_BY_EVENT_ID.has(subject) ? event.ids : undefined);
    }
    this.schedule();
  }

  /** Something may have been missed: everything shown is fetched again. */
  everything(): void {
    this.touched.clear();
    void this.cache.invalidateQueries();
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private touch(subject: string, ids: string[] | undefined): void {
    const known = this.touched.get(subject);
    if (known === 'all') return;
    if (!ids || ids.length === 0) {
      this.touched.set(subject, 'all');
      return;
    }
    const all = known ?? new Set<string>();
    for (const id of ids) all.add(id);
    this.touched.set(subject, all);
  }

  private schedule(): void {
    if (this.timer) return;
    const wait = Math.max(FIRST, this.lastFlush + REST - this.now());
    this.timer = setTimeout(() => {
      this.timer = null;
      this.lastFlush = this.now();
      const touched = this.touched;
      this.touched = new Map();
      void this.cache.invalidateQueries({ predicate: (query) => isTouched(query, touched) });
    }, wait);
  }
}

function isTouched(query: Query, touched: Map<string, Set<string> | 'all'>): boolean {
  const [subject, shape, id] = query.queryKey;
  const ids = touched.get(String(subject));
  if (!ids) return false;
  return ids === 'all' || shape !== 'one' || ids.has(String(id));
}

function isRun(data: unknown): data is { id: string } {
  return typeof data === 'object' && data !== null && typeof (data as { id?: unknown }).id === 'string';
}
