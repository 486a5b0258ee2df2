import { keys, type CompanyExport, type Page } from '@plumbline/api-client';
import {
  Button,
  DataTable,
  DateTime,
  EmptyState,
  Mark,
  Section,
  useFormat,
  type Column,
  type MarkStyle,
} from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import css from './Company.module.css';

const STYLE: Record<string, MarkStyle> = {
  ready: { tone: 'green', glyph: '✓' },
  running: { tone: 'blue', glyph: '◐', pulse: true },
  failed: { tone: 'red', glyph: '!' },
  withdrawn: { tone: 'grey', glyph: '×' },
};

/** Everything of the company as a file. */
export function Exports() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery({
    queryKey: keys.list('company-exports'),
    queryFn: ({ signal }) => api.get<Page<CompanyExport>>('/api/company/exports', { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => stateOf(one) === 'running') ? 3_000 : false),
  });
  const start = useMutation({
    mutationFn: () => api.post<{ id: string }>('/api/company/exports'),
    onSuccess: () => {
      tell(t('company.export.started'), 'info');
      return queryClient.invalidateQueries({ queryKey: ['company-exports'] });
    },
    onError: tellFailure,
  });
  const columns = useMemo<Column<CompanyExport>[]>(
    () => [
      {
        id: 'at',
        header: t('column.at'),
        card: 'title',
        width: 'minmax(150px, 1fr)',
        cell: (one) => <DateTime at={one.createdAt ?? one.at} />,
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '120px',
        card: 'aside',
        cell: (one) => (
          <Mark
            {...(STYLE[stateOf(one)] ?? { tone: 'grey', glyph: '○' })}
            label={t(`company.export.state.${stateOf(one)}`, { defaultValue: stateOf(one) })}
          />
        ),
      },
      {
        id: 'size',
        header: t('system.backupSize'),
        width: '90px',
        align: 'end',
        cell: (one) => (one.bytes ? format.bytes(one.bytes) : null),
      },
      {
        id: 'problem',
        header: t('company.export.problem'),
        hideHeader: true,
        second: true,
        width: 'minmax(0, 2fr)',
        cell: (one) => one.problem,
      },
      {
        id: 'file',
        header: t('company.export.download'),
        hideHeader: true,
        width: '110px',
        align: 'end',
        interactive: true,
        cell: (one) =>
          stateOf(one) === 'ready' ? (
            <Button
              component="a"
              variant="default"
              size="compact-sm"
              href={`/api/company/exports/${encodeURIComponent(one.id)}/file`}
              download
            >
              {t('company.export.download')}
            </Button>
          ) : null,
      },
    ],
    [t, format],
  );
  return (
    <Section title={t('company.export.title')}>
      <div className={css.row}>
        <p className={css.quiet}>{t('company.export.why')}</p>
        <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
          {t('company.export.start')}
        </Button>
      </div>
      <div className={css.table}>
        <DataTable
          label={t('company.export.title')}
          columns={columns}
          rows={query.data?.items}
          rowKey={(one) => one.id}
          query={query}
          skeletonRows={2}
          empty={<EmptyState compact title={t('company.export.empty')} />}
        />
      </div>
    </Section>
  );
}

const WORDS: Record<string, string> = {
  done: 'ready',
  completed: 'ready',
  made: 'ready',
  pending: 'running',
  making: 'running',
};

function stateOf(one: CompanyExport): string {
  const state = (one.state ?? 'ready').toLowerCase();
  return WORDS[state] ?? state;
}
