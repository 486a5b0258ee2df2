import type { Page, PlatformCompany } from '@plumbline/api-client';
import {
  Ago,
  DataTable,
  EmptyState,
  Pager,
  SearchField,
  Select,
  Spacer,
  Toolbar,
  useFormat,
  VisuallyHidden,
  type Column,
} from '@plumbline/ui-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from './api';
import { errorsOf, PluginMarks, StateMark, STATES, useTitle } from './marks';
import { go, useRoute, withSearch } from './route';
import css from './Platform.module.css';

const PAGE_SIZE = 50;

/** Every company with what it needs from the platform's people; those that wait stand out by their state. */
export function Companies() {
  const { t } = useTranslation();
  const format = useFormat();
  const { search } = useRoute();
  useTitle(t('nav.companies'));
  const filter = {
    q: search.get('q'),
    state: search.get('state'),
    page: Number(search.get('page') ?? 1),
    pageSize: PAGE_SIZE,
  };
  const query = useQuery({
    queryKey: ['companies', 'list', filter],
    queryFn: ({ signal }) => api.get<Page<PlatformCompany>>('/api/platform/companies', { query: filter, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const columns = useMemo<Column<PlatformCompany>[]>(
    () => [
      {
        id: 'name',
        header: t('column.company'),
        card: 'title',
        width: 'minmax(180px, 1.6fr)',
        cell: (one) => one.name,
      },
      {
        id: 'state',
        header: t('column.state'),
        card: 'aside',
        width: '146px',
        cell: (one) => <StateMark state={one.state} />,
        sort: (one) => one.state,
      },
      { id: 'plan', header: t('column.plan'), width: '90px', second: true, cell: (one) => one.plan },
      {
        id: 'plugins',
        header: t('column.plugins'),
        width: 'minmax(160px, 1.2fr)',
        card: 'block',
        cell: (one) => (
          <span className={css.marks}>
            <PluginMarks plugins={one.plugins} />
          </span>
        ),
      },
      {
        id: 'sync',
        header: t('column.lastSync'),
        width: '130px',
        cardLabel: true,
        cell: (one) =>
          one.lastSync ? (
            <span className={one.lastSync.state === 'failed' ? css.trouble : undefined}>
              {one.lastSync.state === 'failed' ? '! ' : ''}
              <Ago at={one.lastSync.at} />
            </span>
          ) : (
            '–'
          ),
      },
      {
        id: 'errors',
        header: t('column.errors'),
        width: '64px',
        align: 'end',
        cardLabel: true,
        cell: (one) => <span className={errorsOf(one) > 0 ? css.trouble : undefined}>{errorsOf(one)}</span>,
        sort: errorsOf,
      },
      {
        id: 'records',
        header: t('usage.records'),
        width: '84px',
        align: 'end',
        second: true,
        card: 'none',
        cell: (one) => format.count(one.usage?.records),
        sort: (one) => one.usage?.records ?? 0,
      },
      {
        id: 'sms',
        header: t('usage.smsShort'),
        width: '70px',
        align: 'end',
        second: true,
        card: 'none',
        cell: (one) => format.count(one.usage?.smsSegments),
        sort: (one) => one.usage?.smsSegments ?? 0,
      },
      {
        id: 'cost',
        header: t('usage.modelShort'),
        width: '84px',
        align: 'end',
        second: true,
        card: 'none',
        cell: (one) => (one.usage ? format.cents(one.usage.modelCostCents) : '–'),
        sort: (one) => one.usage?.modelCostCents ?? 0,
      },
      {
        id: 'storage',
        header: t('usage.storageShort'),
        width: '80px',
        align: 'end',
        second: true,
        card: 'none',
        cell: (one) => format.bytes(one.usage?.storageBytes),
        sort: (one) => one.usage?.storageBytes ?? 0,
      },
    ],
    [t, format],
  );
  return (
    <>
      <VisuallyHidden>
        <h1>{t('nav.companies')}</h1>
      </VisuallyHidden>
      <Toolbar label={t('filters')}>
        <SearchField
          value={filter.q ?? ''}
          onChange={(q) => go(withSearch({ q, page: undefined }), true)}
          placeholder={t('search')}
        />
        <Spacer />
        <Select
          aria-label={t('column.state')}
          placeholder={t('anyState')}
          data={Object.keys(STATES).map((value) => ({ value, label: t(`state.${value}`) }))}
          value={filter.state}
          onChange={(state) => go(withSearch({ state: state ?? undefined, page: undefined }), true)}
          clearable
          w={150}
        />
      </Toolbar>
      <DataTable
        label={t('nav.companies')}
        columns={columns}
        rows={query.data?.items}
        rowKey={(one) => one.id}
        href={(one) => `/platform/companies/${encodeURIComponent(one.id)}`}
        query={query}
        empty={
          filter.q || filter.state ? (
            <EmptyState title={t('nothingMatches')} />
          ) : (
            <EmptyState title={t('empty')} text={t('emptyText')} />
          )
        }
        footer={
          <Pager
            page={filter.page}
            pageSize={PAGE_SIZE}
            total={query.data?.total}
            onPage={(page) => go(withSearch({ page: String(page) }), true)}
          />
        }
      />
    </>
  );
}
