import { keys, type Page, type Timer } from '@plumbline/api-client';
import {
  Ago,
  Button,
  DataTable,
  DateTime,
  EmptyState,
  ListFooter,
  Mark,
  SearchField,
  Toolbar,
  useFormat,
  type Column,
  type MarkStyle,
} from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import { scheduleText } from './schedule';

const route = getRouteApi('/app/system');
const STYLE: Record<string, MarkStyle> = {
  ok: { tone: 'green', glyph: '✓' },
  failed: { tone: 'red', glyph: '!' },
  running: { tone: 'blue', glyph: '◐', pulse: true },
  missed: { tone: 'gold', glyph: '!' },
};

/** Every timed job with its schedule, last run and result; each can be run now. */
export function TimerList() {
  const { t } = useTranslation();
  const format = useFormat();
  const can = useCan();
  const { q } = route.useSearch();
  const navigate = useNavigate({ from: '/system' });
  const query = useQuery({
    queryKey: keys.list('timers'),
    queryFn: async ({ signal }) => {
      const answer = await api.get<Page<Timer> | Timer[]>('/api/timers', { query: { pageSize: 200 }, signal });
      return Array.isArray(answer) ? answer : answer.items;
    },
  });
  const run = useMutation({
    mutationFn: (timer: Timer) => api.post(`/api/timers/${encodeURIComponent(timer.name)}/runs`),
    onSuccess: (_, timer) => {
      tell(t('system.runStarted', { name: timer.title ?? timer.name }), 'info');
      return queryClient.invalidateQueries({ queryKey: ['timers'] });
    },
    onError: tellFailure,
  });
  const { mutate } = run;
  const mayRun = can('system.write');
  const rows = query.data?.filter((one) =>
    `${one.title ?? ''} ${one.name}`.toLowerCase().includes((q ?? '').toLowerCase()),
  );
  const columns = useMemo<Column<Timer>[]>(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        card: 'title',
        width: 'minmax(160px, 1.3fr)',
        cell: (one) => <span title={one.name}>{one.title ?? one.name}</span>,
        sort: (one) => one.title ?? one.name,
      },
      {
        id: 'schedule',
        header: t('column.schedule'),
        width: 'minmax(120px, 0.9fr)',
        second: true,
        cell: (one) => <span title={one.schedule}>{scheduleText(t, format, one.schedule)}</span>,
      },
      {
        id: 'result',
        header: t('column.result'),
        width: '104px',
        card: 'aside',
        cell: (one) =>
          one.lastResult ? (
            <Mark
              {...(STYLE[one.lastResult] ?? { tone: 'grey', glyph: '○' })}
              label={t(`system.timerResult.${one.lastResult}`, { defaultValue: one.lastResult })}
            />
          ) : (
            t('system.neverRan')
          ),
        sort: (one) => one.lastResult ?? '',
      },
      {
        id: 'last',
        header: t('column.lastRun'),
        width: '110px',
        second: true,
        cardLabel: true,
        cell: (one) => <Ago at={one.lastRun} />,
        sort: (one) => one.lastRun ?? '',
      },
      {
        id: 'took',
        header: t('column.duration'),
        width: '80px',
        align: 'end',
        second: true,
        card: 'none',
        cell: (one) => (one.lastMillis === null ? '' : format.duration(one.lastMillis)),
      },
      {
        id: 'next',
        header: t('column.nextRun'),
        width: '136px',
        cardLabel: true,
        cell: (one) => <DateTime at={one.nextRun} />,
        sort: (one) => one.nextRun ?? '',
      },
      {
        id: 'detail',
        header: t('column.message'),
        width: 'minmax(120px, 1.2fr)',
        second: true,
        card: 'block',
        cell: (one) => one.lastDetail,
      },
      {
        id: 'run',
        header: t('system.runNow'),
        hideHeader: true,
        width: '86px',
        align: 'end',
        interactive: true,
        cell: (one) =>
          mayRun && (
            <Button
              variant="default"
              size="compact-xs"
              disabled={one.lastResult === 'running'}
              onClick={() => mutate(one)}
            >
              {t('system.runNow')}
            </Button>
          ),
      },
    ],
    [t, format, mutate, mayRun],
  );
  return (
    <>
      <Toolbar label={t('system.timersSearch')}>
        <SearchField
          value={q ?? ''}
          onChange={(value) => void navigate({ search: (old) => ({ ...old, q: value || undefined }), replace: true })}
          placeholder={t('system.timersSearch')}
          delay={60}
        />
      </Toolbar>
      <DataTable
        label={t('system.tab.timers')}
        columns={columns}
        rows={rows}
        rowKey={(one) => `${one.name}${one.tenant ?? ''}`}
        query={query}
        skeletonRows={6}
        empty={<EmptyState title={t('system.timersEmpty')} />}
        footer={
          <ListFooter keys={false}>{rows?.length === undefined ? ' ' : t('inAll', { count: rows?.length })}</ListFooter>
        }
      />
    </>
  );
}
