import { keys, type Technician } from '@plumbline/api-client';
import {
  Button,
  DataTable,
  EmptyState,
  ListFooter,
  Mark,
  Quiet,
  SearchField,
  SegmentedControl,
  Spacer,
  Toolbar,
  useFormat,
  type Column,
} from '@plumbline/ui-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { fetchAll } from '../../lib/api';
import { useCan } from '../../lib/session';
import { PhoneEditor } from './PhoneEditor';

const route = getRouteApi('/app/technicians');

export function TechniciansPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const can = useCan();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/technicians' });
  const set = (patch: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...patch }), replace: true });
  const [editing, setEditing] = useState<Technician | null>(null);
  const filter = { q: search.q, active: search.active === 'all' ? undefined : true };
  const query = useQuery({
    queryKey: keys.list('technicians', filter),
    queryFn: ({ signal }) => fetchAll<Technician>('/api/technicians', filter, 1000, signal),
    placeholderData: keepPreviousData,
  });
  const mayEdit = can('technicians.write');

  const columns = useMemo<Column<Technician>[]>(
    () => [
      {
        id: 'name',
        header: t('column.technician'),
        card: 'title',
        width: 'minmax(140px, 1.2fr)',
        cell: (one) => one.name,
        sort: (one) => one.name,
      },
      {
        id: 'team',
        header: t('column.team'),
        second: true,
        card: 'none',
        cell: (one) => one.team,
        sort: (one) => one.team ?? '',
      },
      {
        id: 'unit',
        header: t('column.businessUnit'),
        second: true,
        cell: (one) => one.businessUnit,
        sort: (one) => one.businessUnit ?? '',
      },
      {
        id: 'phone',
        header: t('column.phone'),
        width: 'minmax(190px, 1.2fr)',
        cell: (one) =>
          one.phone.effective ? (
            <>
              {format.phone(one.phone.effective)}{' '}
              <Quiet>{one.phone.override ? t('technicians.override') : t('technicians.servicetitan')}</Quiet>
            </>
          ) : (
            <Mark tone="red" glyph="!" label={t('technicians.noPhone')} />
          ),
      },
      {
        id: 'jobs',
        header: t('column.jobsToday'),
        width: '86px',
        align: 'end',
        card: 'aside',
        cardLabel: true,
        cell: (one) => format.count(one.jobsToday),
        sort: (one) => one.jobsToday,
      },
      {
        id: 'edit',
        header: t('action.edit'),
        hideHeader: true,
        width: '104px',
        align: 'end',
        interactive: true,
        cell: (one) =>
          mayEdit && (
            <Button variant="default" size="compact-xs" onClick={() => setEditing(one)}>
              {one.phone.override ? t('technicians.changeOverride') : t('technicians.setOverride')}
            </Button>
          ),
      },
    ],
    [t, format, mayEdit],
  );

  return (
    <>
      <PageHead title={t('nav.technicians')} note={query.data ? format.count(query.data.total) : null} />
      <Toolbar label={t('technicians.filters')}>
        <SearchField
          value={search.q ?? ''}
          onChange={(q) => set({ q: q || undefined })}
          placeholder={t('technicians.search')}
        />
        <Spacer />
        <SegmentedControl
          aria-label={t('customers.activity')}
          value={search.active ?? 'active'}
          onChange={(value) => set({ active: value === 'all' ? 'all' : undefined })}
          data={[
            { value: 'active', label: t('technicians.active') },
            { value: 'all', label: t('technicians.all') },
          ]}
        />
      </Toolbar>
      <DataTable
        label={t('nav.technicians')}
        columns={columns}
        rows={query.data?.items}
        rowKey={(one) => one.id}
        href={(one) => `/today?technician=${one.id}`}
        query={query}
        skeletonRows={9}
        empty={
          search.q ? (
            <EmptyState title={t('technicians.nothingMatches')} />
          ) : (
            <EmptyState title={t('technicians.empty')} text={t('technicians.emptyText')} />
          )
        }
        footer={<ListFooter>{query.data ? t('inAll', { count: query.data.total }) : ' '}</ListFooter>}
      />
      <PhoneEditor technician={editing} onClose={() => setEditing(null)} />
    </>
  );
}
