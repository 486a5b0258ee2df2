import type { SyncRun } from '@plumbline/api-client';
import { DataTable, DateTime, Mark, useFormat, type Column, type ListQuery, type MarkStyle } from '@plumbline/ui-kit';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const STATE: Record<SyncRun['state'], MarkStyle> = {
  running: { tone: 'blue', glyph: '◐', pulse: true },
  completed: { tone: 'green', glyph: '✓' },
  failed: { tone: 'red', glyph: '!' },
};

export function RunTable(props: {
  runs: SyncRun[] | undefined;
  query: ListQuery;
  empty: ReactNode;
  footer: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo<Column<SyncRun>[]>(() => {
    const sum = (run: SyncRun, part: 'read' | 'created' | 'changed') =>
      format.count(run.entities.reduce((total, one) => total + one[part], 0));
    return [
      {
        id: 'started',
        header: t('column.started'),
        width: '150px',
        card: 'title',
        cell: (run) => <DateTime at={run.startedAt} />,
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '104px',
        card: 'aside',
        cell: (run) => <Mark {...STATE[run.state]} label={t(`sync.runState.${run.state}`)} />,
      },
      { id: 'kind', header: t('column.type'), width: '100px', cell: (run) => t(`sync.kind.${run.kind}`) },
      {
        id: 'trigger',
        header: t('column.trigger'),
        width: '110px',
        second: true,
        cell: (run) => t(`sync.trigger.${run.trigger}`),
      },
      {
        id: 'read',
        header: t('sync.read'),
        width: '72px',
        align: 'end',
        card: 'none',
        cell: (run) => sum(run, 'read'),
      },
      {
        id: 'created',
        header: t('sync.created'),
        width: '72px',
        align: 'end',
        card: 'none',
        cell: (run) => sum(run, 'created'),
      },
      {
        id: 'changed',
        header: t('sync.changed'),
        width: '72px',
        align: 'end',
        card: 'none',
        cell: (run) => sum(run, 'changed'),
      },
      {
        id: 'took',
        header: t('column.duration'),
        width: '84px',
        align: 'end',
        second: true,
        cardLabel: true,
        cell: (run) => (run.endedAt ? format.duration(Date.parse(run.endedAt) - Date.parse(run.startedAt)) : ''),
      },
      { id: 'error', header: t('column.error'), width: 'minmax(120px, 1fr)', card: 'block', cell: (run) => run.error },
    ];
  }, [t, format]);
  return (
    <DataTable
      label={t('sync.runs')}
      columns={columns}
      rows={props.runs}
      rowKey={(run) => run.id}
      query={props.query}
      skeletonRows={5}
      empty={props.empty}
      footer={props.footer}
    />
  );
}
