import { keys, type CustomerItem, type Page, type Query } from '@plumbline/api-client';
import {
  Button,
  EmptyState,
  ListFooter,
  SearchField,
  SegmentedControl,
  Select,
  Spacer,
  Toolbar,
  VirtualTable,
  useFormat,
  type Column,
} from '@plumbline/ui-kit';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { ProfileMark } from '../../components/ProfileMark';
import { api } from '../../lib/api';

const route = getRouteApi('/app/customers');
const PAGE_SIZE = 100;

/** All customers: the server searches, the list shows any of them at once and fetches only the pages in sight. */
const HAS_KEYBOARD = window.matchMedia('(hover: hover)').matches;

export function CustomersPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/customers' });
  const set = (patch: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...patch }), replace: true });

  const filter = useMemo<Query>(
    () => ({ q: search.q, type: search.type, active: search.active === 'all' ? undefined : search.active !== 'false' }),
    [search],
  );
  const [pages, setPages] = useState<number[]>([]);
  const pageQuery = (page: number) => ({
    queryKey: keys.list('customers', { ...filter, page, pageSize: PAGE_SIZE }),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.get<Page<CustomerItem>>('/api/customers', { query: { ...filter, page, pageSize: PAGE_SIZE }, signal }),
  });
  const first = useQuery({ ...pageQuery(1), placeholderData: keepPreviousData });
  const others = useQueries({ queries: pages.filter((page) => page > 1).map(pageQuery) });
  const loaded = new Map(
    others.flatMap((result) => (result.data ? [[result.data.page, result.data.items] as const] : [])),
  );

  const onRange = useCallback((from: number, to: number) => {
    const wanted: number[] = [];
    for (let page = Math.floor(from / PAGE_SIZE) + 1; page <= Math.floor(to / PAGE_SIZE) + 1; page++) wanted.push(page);
    setPages((old) => (old.join() === wanted.join() ? old : wanted));
  }, []);
  const rowAt = (index: number) =>
    index < PAGE_SIZE ? first.data?.items[index] : loaded.get(Math.floor(index / PAGE_SIZE) + 1)?.[index % PAGE_SIZE];

  const columns = useMemo<Column<CustomerItem>[]>(
    () => [
      {
        id: 'name',
        header: t('column.customer'),
        width: 'minmax(160px, 1.4fr)',
        card: 'title',
        cell: (one) => one.name,
      },
      { id: 'phone', header: t('column.phone'), width: '124px', cell: (one) => format.phone(one.phone) },
      {
        id: 'street',
        header: t('column.address'),
        width: 'minmax(150px, 1.4fr)',
        second: true,
        cell: (one) => [one.address?.street, one.address?.unit].filter(Boolean).join(' '),
      },
      {
        id: 'city',
        header: t('column.city'),
        width: 'minmax(148px, 0.9fr)',
        second: true,
        cell: (one) => [one.address?.city, one.address?.zip].filter(Boolean).join(' '),
      },
      {
        id: 'email',
        header: t('column.email'),
        width: 'minmax(140px, 1.2fr)',
        second: true,
        card: 'none',
        cell: (one) => one.email,
      },
      {
        id: 'type',
        header: t('column.type'),
        width: '92px',
        second: true,
        card: 'aside',
        cell: (one) => t(`customerType.${one.type}`, { defaultValue: one.type }),
      },
      {
        id: 'locations',
        header: t('column.locations'),
        width: '72px',
        align: 'end',
        second: true,
        card: 'none',
        cell: (one) => format.count(one.locations),
      },
      {
        id: 'lastJob',
        header: t('column.lastJob'),
        width: '104px',
        second: true,
        card: 'none',
        cell: (one) => (one.lastJobAt ? format.date(one.lastJobAt) : ''),
      },
      {
        id: 'profile',
        header: t('column.profile'),
        width: '96px',
        card: 'none',
        cell: (one) => <ProfileMark state={one.profile?.state ?? 'none'} quiet />,
      },
    ],
    [t, format],
  );
  const isFiltered = Boolean(search.q || search.type || search.active);
  const total = first.data?.total;

  return (
    <>
      <PageHead
        title={t('nav.customers')}
        note={total === undefined ? null : t('customers.count', { total: format.count(total) })}
      />
      <Toolbar label={t('customers.filters')}>
        <SearchField
          value={search.q ?? ''}
          onChange={(q) => set({ q: q || undefined })}
          placeholder={t('customers.search')}
          delay={120}
          // Who comes here looks for somebody; on a phone the keyboard would hide the list.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={HAS_KEYBOARD}
          width={360}
        />
        <Spacer />
        <SegmentedControl
          aria-label={t('column.type')}
          value={search.type ?? 'any'}
          onChange={(value) => set({ type: value === 'any' ? undefined : (value as 'Residential') })}
          data={[
            { value: 'any', label: t('customers.anyType') },
            { value: 'Residential', label: t('customerType.Residential') },
            { value: 'Commercial', label: t('customerType.Commercial') },
          ]}
        />
        <Select
          aria-label={t('customers.activity')}
          value={search.active ?? 'true'}
          onChange={(value) => set({ active: value === 'true' || value === null ? undefined : (value as 'all') })}
          data={[
            { value: 'true', label: t('customers.active') },
            { value: 'false', label: t('customers.inactive') },
            { value: 'all', label: t('customers.all') },
          ]}
          allowDeselect={false}
          w={130}
        />
      </Toolbar>
      <VirtualTable
        label={t('nav.customers')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        onRange={onRange}
        rowKey={(one) => one.id}
        href={(one) => `/customers/${one.id}`}
        query={first}
        resetKey={JSON.stringify(filter)}
        empty={
          isFiltered ? (
            <EmptyState
              title={t('customers.nothingMatches')}
              text={t('customers.nothingMatchesText', { q: search.q ?? '' })}
              action={
                <Button variant="default" onClick={() => set({ q: undefined, type: undefined, active: undefined })}>
                  {t('action.clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyState
              title={t('customers.empty')}
              text={t('customers.emptyText')}
              action={
                <Button variant="default" component="a" href="/connections/servicetitan">
                  {t('customers.connect')}
                </Button>
              }
            />
          )
        }
        footer={(from, to) => (
          <ListFooter>
            {total
              ? t('customers.position', {
                  first: format.count(from + 1),
                  last: format.count(Math.min(total, to + 1)),
                  total: format.count(total),
                })
              : ' '}
          </ListFooter>
        )}
      />
    </>
  );
}
