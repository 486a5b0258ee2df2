import { keys, type Consent, type Page } from '@plumbline/api-client';
import {
  DataTable,
  DateTime,
  EmptyState,
  Mark,
  Pager,
  SearchField,
  Toolbar,
  useFormat,
  type Column,
} from '@plumbline/ui-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useMessageSearch } from './useMessageSearch';

const PAGE_SIZE = 50;

/** What phones and e-mail addresses have decided about being written to. */
export function ConsentList() {
  const { t } = useTranslation();
  const format = useFormat();
  const { search, set } = useMessageSearch();
  const filter = { q: search.q, page: search.page ?? 1, pageSize: PAGE_SIZE };
  const query = useQuery({
    queryKey: keys.list('consents', filter),
    queryFn: ({ signal }) => api.get<Page<Consent>>('/api/consents', { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
  const columns = useMemo<Column<Consent>[]>(
    () => [
      {
        id: 'address',
        header: t('messages.consentAddress'),
        width: 'minmax(160px, 1fr)',
        card: 'title',
        cell: (one) => (one.phone ? format.phone(one.phone) : one.address),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '160px',
        card: 'aside',
        cell: (one) => (
          <Mark
            tone={one.state === 'in' ? 'green' : 'red'}
            glyph={one.state === 'in' ? '✓' : '×'}
            label={t(`messages.consent.${one.state}`)}
          />
        ),
      },
      { id: 'at', header: t('column.at'), width: '170px', second: true, cell: (one) => <DateTime at={one.at} /> },
      { id: 'source', header: t('column.source'), second: true, cell: (one) => one.source },
    ],
    [t, format],
  );
  return (
    <>
      <Toolbar label={t('messages.tab.consents')}>
        <SearchField
          value={search.q ?? ''}
          onChange={(q) => set({ q: q || undefined })}
          placeholder={t('messages.consentSearch')}
        />
      </Toolbar>
      <DataTable
        label={t('messages.tab.consents')}
        columns={columns}
        rows={query.data?.items}
        rowKey={(one) => one.address}
        query={query}
        empty={
          <EmptyState
            title={search.q ? t('messages.nothingMatches') : t('messages.consentEmpty')}
            text={search.q ? undefined : t('messages.consentEmptyText')}
          />
        }
        footer={
          <Pager
            page={search.page ?? 1}
            pageSize={PAGE_SIZE}
            total={query.data?.total}
            onPage={(page) => set({ page })}
            note={<span />}
          />
        }
      />
    </>
  );
}
