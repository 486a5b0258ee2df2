import type { Page, PlatformDeadLetter, PlatformHealth, Timer } from '@plumbline/api-client';
import {
  Ago,
  BarLines,
  Button,
  DataTable,
  DateTime,
  EmptyState,
  ErrorState,
  Facts,
  Mark,
  Section,
  type Column,
  type MarkStyle,
} from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient, tell, tellFailure, useCan } from './api';
import css from './Platform.module.css';

export function Health({ path }: { path: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['companies', 'one', path, 'health'],
    queryFn: ({ signal }) => api.get<PlatformHealth>(`${path}/health`, { signal }),
    refetchInterval: 30_000,
  });
  const health = query.data;
  const isWell = health?.status === 'ok' || health?.status === 'up';
  return (
    <Section title={t('health.title')}>
      {health ? (
        <Facts
          items={[
            [
              t('column.state'),
              <Mark
                key="s"
                tone={isWell ? 'green' : 'red'}
                glyph={isWell ? '●' : '!'}
                label={t(isWell ? 'health.ok' : 'health.trouble')}
              />,
            ],
            [t('health.database'), t(health.database === false ? 'health.away' : 'health.open')],
            [t('health.deadLetters'), health.deadLetters ?? 0],
            [t('health.failedTimers'), health.failedTimers ?? 0],
            [t('column.lastSync'), health.lastSync ? <Ago key="l" at={health.lastSync.at} /> : null],
          ]}
        />
      ) : query.error ? (
        <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <BarLines lines={4} />
      )}
    </Section>
  );
}

const RESULT: Record<string, MarkStyle> = {
  ok: { tone: 'green', glyph: '✓' },
  failed: { tone: 'red', glyph: '!' },
  running: { tone: 'blue', glyph: '◐', pulse: true },
  missed: { tone: 'gold', glyph: '!' },
};

export function Timers({ path }: { path: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['companies', 'one', path, 'timers'],
    queryFn: ({ signal }) => api.get<Page<Timer>>(`${path}/timers`, { signal }),
  });
  const columns = useMemo<Column<Timer>[]>(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        card: 'title',
        width: 'minmax(160px, 1.4fr)',
        cell: (one) => <span title={one.name}>{one.title ?? one.name}</span>,
      },
      {
        id: 'result',
        header: t('column.result'),
        card: 'aside',
        width: '110px',
        cell: (one) =>
          one.lastResult ? (
            <Mark
              {...(RESULT[one.lastResult] ?? { tone: 'grey', glyph: '○' })}
              label={t(`result.${one.lastResult}`, { defaultValue: one.lastResult })}
            />
          ) : null,
      },
      {
        id: 'last',
        header: t('column.lastRun'),
        width: '130px',
        cardLabel: true,
        cell: (one) => <Ago at={one.lastRun} />,
      },
      {
        id: 'next',
        header: t('column.nextRun'),
        width: '150px',
        second: true,
        cardLabel: true,
        cell: (one) => <DateTime at={one.nextRun} />,
      },
    ],
    [t],
  );
  return (
    <Section title={t('timers.title')}>
      <div className={css.table}>
        <DataTable
          label={t('timers.title')}
          columns={columns}
          rows={query.data?.items}
          rowKey={(one) => one.name}
          query={query}
          skeletonRows={4}
          empty={<EmptyState compact title={t('timers.empty')} />}
        />
      </div>
    </Section>
  );
}

/** What could not be delivered: kind, handler and code, never what it says. */
export function DeadLetters({ path }: { path: string }) {
  const { t } = useTranslation();
  const mayReplay = useCan()('companies.write');
  const query = useQuery({
    queryKey: ['companies', 'one', path, 'dead-letters'],
    queryFn: ({ signal }) => api.get<Page<PlatformDeadLetter>>(`${path}/dead-letters`, { signal }),
  });
  const replay = useMutation({
    mutationFn: (n: string) => api.post(`${path}/dead-letters/${encodeURIComponent(n)}/replays`),
    onSuccess: () => {
      tell(t('deadLetters.replayed'));
      return queryClient.invalidateQueries({ queryKey: ['companies'] });
    },
    onError: tellFailure,
  });
  const { mutate } = replay;
  const columns = useMemo<Column<PlatformDeadLetter>[]>(
    () => [
      { id: 'at', header: t('column.at'), width: '132px', second: true, cell: (one) => <DateTime at={one.at} /> },
      { id: 'type', header: t('column.type'), card: 'title', width: 'minmax(140px, 1fr)', cell: (one) => one.type },
      { id: 'handler', header: t('column.handler'), width: 'minmax(140px, 1fr)', cell: (one) => one.handler },
      { id: 'code', header: t('column.code'), width: 'minmax(140px, 1fr)', cell: (one) => <code>{one.code}</code> },
      {
        id: 'attempts',
        header: t('column.attempts'),
        width: '60px',
        align: 'end',
        cardLabel: true,
        cell: (one) => one.attempts,
      },
      {
        id: 'replay',
        header: t('deadLetters.replay'),
        hideHeader: true,
        width: '100px',
        align: 'end',
        interactive: true,
        cell: (one) =>
          mayReplay ? (
            <Button variant="default" size="compact-xs" onClick={() => mutate(one.n)}>
              {t('deadLetters.replay')}
            </Button>
          ) : null,
      },
    ],
    [t, mayReplay, mutate],
  );
  return (
    <Section title={t('deadLetters.title')}>
      <div className={css.table}>
        <DataTable
          label={t('deadLetters.title')}
          columns={columns}
          rows={query.data?.items}
          rowKey={(one) => one.n}
          query={query}
          skeletonRows={2}
          empty={<EmptyState compact title={t('deadLetters.empty')} />}
        />
      </div>
    </Section>
  );
}
