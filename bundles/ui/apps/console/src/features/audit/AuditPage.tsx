import { keys, queryString, type AuditEntry, type Page } from '@plumbline/api-client';
import {
  addDays,
  Button,
  DataTable,
  DateTime,
  EmptyState,
  Pager,
  SearchField,
  Spacer,
  TextInput,
  Toolbar,
  type Column,
} from '@plumbline/ui-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { api } from '../../lib/api';
import { AuditDetail } from './AuditDetail';
import css from './Audit.module.css';

const route = getRouteApi('/app/audit');
const PAGE_SIZE = 50;

/** Who changed, sent or saw what. A row opens to the values before and after. */
export function AuditPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/audit' });
  const set = (patch: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, open: undefined, ...patch }), replace: true });
  const { open: _, page = 1, ...filters } = search;
  // People mean the last day with it, the server without.
  const filter = { ...filters, to: search.to && addDays(search.to, 1), page, pageSize: PAGE_SIZE };
  const query = useQuery({
    queryKey: keys.list('audit', filter),
    queryFn: ({ signal }) => api.get<Page<AuditEntry>>('/api/audit', { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
  const isFiltered = Boolean(search.q || search.action || search.from || search.to);
  const columns = useMemo<Column<AuditEntry>[]>(
    () => [
      {
        id: 'at',
        header: t('column.at'),
        width: '158px',
        second: true,
        cell: (one) => <DateTime at={one.at} seconds />,
      },
      {
        id: 'who',
        header: t('column.author'),
        width: 'minmax(120px, 0.8fr)',
        cell: (one) =>
          one.actor.kind === 'system'
            ? t('audit.system')
            : one.actor.kind === 'token'
              ? t('audit.token', { name: one.actor.name })
              : one.actor.name,
      },
      {
        id: 'action',
        header: t('column.action'),
        card: 'title',
        width: 'minmax(130px, 0.9fr)',
        cell: (one) => one.action,
      },
      {
        id: 'subject',
        header: t('column.subject'),
        width: 'minmax(120px, 1fr)',
        cell: (one) => one.subject?.label ?? one.subject?.id,
      },
      {
        id: 'detail',
        header: t('audit.details'),
        width: 'minmax(150px, 1.8fr)',
        second: true,
        card: 'block',
        cell: (one) => one.detail,
      },
    ],
    [t],
  );
  return (
    <>
      <PageHead title={t('nav.audit')} />
      <Toolbar label={t('nav.audit')}>
        <SearchField
          value={search.q ?? ''}
          onChange={(q) => set({ q: q || undefined })}
          placeholder={t('audit.search')}
        />
        <TextInput
          className={css.action}
          aria-label={t('column.action')}
          placeholder={t('audit.anyAction')}
          defaultValue={search.action ?? ''}
          onBlur={(event) => set({ action: event.currentTarget.value.trim() || undefined })}
          onKeyDown={(event) => event.key === 'Enter' && set({ action: event.currentTarget.value.trim() || undefined })}
          w={150}
        />
        <Spacer />
        <label className={css.date}>
          {t('audit.from')}
          <TextInput
            type="date"
            value={search.from ?? ''}
            onChange={(event) => set({ from: event.currentTarget.value || undefined })}
          />
        </label>
        <label className={css.date}>
          {t('audit.to')}
          <TextInput
            type="date"
            value={search.to ?? ''}
            onChange={(event) => set({ to: event.currentTarget.value || undefined })}
          />
        </label>
      </Toolbar>
      <DataTable
        label={t('nav.audit')}
        columns={columns}
        rows={query.data?.items}
        rowKey={(one) => one.id}
        href={(one) => `/audit${queryString({ ...search, open: search.open === one.id ? undefined : one.id })}`}
        activeKey={search.open}
        query={query}
        expanded={(one) => (one.id === search.open ? <AuditDetail entry={one} /> : null)}
        empty={
          isFiltered ? (
            <EmptyState
              title={t('audit.nothingMatches')}
              action={
                <Button
                  variant="default"
                  onClick={() => set({ q: undefined, action: undefined, from: undefined, to: undefined })}
                >
                  {t('action.clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyState title={t('audit.empty')} text={t('audit.emptyText')} />
          )
        }
        footer={
          <Pager page={page} pageSize={PAGE_SIZE} total={query.data?.total} onPage={(next) => set({ page: next })} />
        }
      />
    </>
  );
}
