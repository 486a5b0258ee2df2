import { keys, type ResultCounts, type ResultItem, type Results } from '@plumbline/api-client';
import {
  addDays,
  BarLines,
  DataTable,
  DateTime,
  EmptyState,
  ErrorState,
  Mark,
  ScrollPage,
  Section,
  TextInput,
  Toolbar,
  useFormat,
  type Column,
  type ListQuery,
} from '@plumbline/ui-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import css from './Automation.module.css';

const route = getRouteApi('/app/briefings');

/** What was sent, opened and found useful, by technician and by job type. */
export function ResultsView() {
  const { t } = useTranslation();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/briefings' });
  const today = format.today();
  const range = { from: search.from ?? addDays(today, -29), to: search.to ?? today };
  // People mean the last day with it, the server without.
  const asked = { ...range, to: addDays(range.to, 1) };
  const query = useQuery({
    queryKey: keys.list('results', asked),
    queryFn: ({ signal }) => api.get<Results>('/api/briefing/results', { query: asked, signal }),
    placeholderData: keepPreviousData,
  });
  const results = query.data;
  const day = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      label={t(`results.${name}`)}
      value={range[name]}
      onChange={(event) => {
        const value = event.currentTarget.value || undefined;
        void navigate({ search: (old) => ({ ...old, [name]: value }), replace: true });
      }}
    />
  );
  return (
    <>
      <Toolbar label={t('queue.tab.results')}>
        {day('from')}
        {day('to')}
      </Toolbar>
      <ScrollPage label={t('queue.tab.results')}>
        {query.error && !results ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : !results ? (
          <BarLines lines={8} />
        ) : results.sent === 0 ? (
          <EmptyState title={t('results.empty')} text={t('results.emptyText')} />
        ) : (
          <>
            <Tiles counts={results} />
            <div className={css.columns}>
              <Breakdown title={t('results.byTechnician')} rows={results.byTechnician} query={query} />
              <Breakdown title={t('results.byJobType')} rows={results.byJobType} query={query} />
            </div>
            {results.items && results.items.length > 0 && <Latest items={results.items} query={query} />}
          </>
        )}
      </ScrollPage>
    </>
  );
}

function Tiles({ counts }: { counts: ResultCounts }) {
  const { t } = useTranslation();
  const format = useFormat();
  const answers = counts.useful + counts.notUseful;
  const share = (part: number, whole: number, key: 'results.ofSent' | 'results.ofAnswers') =>
    whole > 0 ? <small>{t(key, { percent: format.percent(part, whole) })}</small> : null;
  return (
    <dl className={css.tiles}>
      <div>
        <dt>{t('results.sent')}</dt>
        <dd>{format.count(counts.sent)}</dd>
      </div>
      <div>
        <dt>{t('results.opened')}</dt>
        <dd>
          {format.count(counts.opened)}
          {share(counts.opened, counts.sent, 'results.ofSent')}
        </dd>
      </div>
      <div>
        <dt>{t('results.useful')}</dt>
        <dd>
          {format.count(counts.useful)}
          {share(counts.useful, answers, 'results.ofAnswers')}
        </dd>
      </div>
      <div>
        <dt>{t('results.notUseful')}</dt>
        <dd>
          {format.count(counts.notUseful)}
          {share(counts.notUseful, answers, 'results.ofAnswers')}
        </dd>
      </div>
    </dl>
  );
}

type Group = ResultCounts & { id: string; name: string };

function Breakdown({ title, rows, query }: { title: string; rows: Group[]; query: ListQuery }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo<Column<Group>[]>(
    () => [
      { id: 'name', header: t('column.name'), card: 'title', width: 'minmax(120px, 1.4fr)', cell: (one) => one.name },
      {
        id: 'sent',
        header: t('results.sent'),
        width: '60px',
        align: 'end',
        cardLabel: true,
        cell: (one) => format.count(one.sent),
        sort: (one) => one.sent,
      },
      {
        id: 'opened',
        header: t('results.opened'),
        width: '70px',
        align: 'end',
        cardLabel: true,
        cell: (one) => format.percent(one.opened, one.sent),
        sort: (one) => one.opened / Math.max(1, one.sent),
      },
      {
        id: 'useful',
        header: t('results.useful'),
        width: 'minmax(110px, 1fr)',
        cardLabel: true,
        cell: (one) => <Share part={one.useful} whole={one.useful + one.notUseful} />,
        sort: (one) => one.useful / Math.max(1, one.useful + one.notUseful),
      },
    ],
    [t, format],
  );
  return (
    <Section title={title}>
      <div className={css.table}>
        <DataTable
          label={title}
          columns={columns}
          rows={rows}
          rowKey={(one) => one.id}
          query={query}
          empty={<EmptyState compact title={t('results.empty')} />}
        />
      </div>
    </Section>
  );
}

function Share({ part, whole }: { part: number; whole: number }) {
  const format = useFormat();
  return (
    <span className={css.share}>
      <i aria-hidden>
        <b style={{ width: whole > 0 ? `${(part / whole) * 100}%` : 0 }} />
      </i>
      <span>{format.percent(part, whole)}</span>
    </span>
  );
}

function Latest({ items, query }: { items: ResultItem[]; query: ListQuery }) {
  const { t } = useTranslation();
  const columns = useMemo<Column<ResultItem>[]>(
    () => [
      {
        id: 'at',
        header: t('results.sent'),
        width: '132px',
        second: true,
        cell: (one) => <DateTime at={one.sentAt} />,
      },
      {
        id: 'job',
        header: t('column.jobType'),
        card: 'title',
        width: 'minmax(140px, 1.2fr)',
        cell: (one) => [one.job?.number, one.job?.jobType].filter(Boolean).join(' · '),
      },
      {
        id: 'technician',
        header: t('column.technician'),
        width: 'minmax(120px, 1fr)',
        cell: (one) => one.technician?.name,
      },
      {
        id: 'opened',
        header: t('results.opened'),
        width: '140px',
        second: true,
        cell: (one) => (one.openedAt ? <DateTime at={one.openedAt} /> : t('results.notOpened')),
      },
      {
        id: 'answer',
        header: t('results.answers'),
        width: '130px',
        card: 'aside',
        cell: (one) =>
          one.useful === null || one.useful === undefined ? (
            <Mark tone="grey" glyph="○" label={t('results.unanswered')} quiet />
          ) : one.useful ? (
            <Mark tone="green" glyph="✓" label={t('results.useful')} />
          ) : (
            <Mark tone="gold" glyph="×" label={t('results.notUseful')} />
          ),
      },
      ...(items.some((one) => one.comment)
        ? [
            {
              id: 'comment',
              header: t('column.message'),
              card: 'block',
              wrap: true,
              cell: (one: ResultItem) => one.comment,
            } as const,
          ]
        : []),
    ],
    [t, items],
  );
  return (
    <Section title={t('results.recent')}>
      <div className={css.table}>
        <DataTable
          label={t('results.recent')}
          columns={columns}
          rows={items}
          rowKey={(one) => one.id}
          href={(one) => (one.job ? `/jobs/${one.job.id}` : '/briefings?tab=results')}
          query={query}
          empty={null}
        />
      </div>
    </Section>
  );
}
