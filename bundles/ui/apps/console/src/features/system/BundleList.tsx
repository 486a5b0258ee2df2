import type { SystemInfo } from '@plumbline/api-client';
import { DataTable, EmptyState, ListFooter, Mark, SearchField, Toolbar, type Column } from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { systemQuery } from './queries';

const route = getRouteApi('/app/system');

type Bundle = SystemInfo['bundles'][number];

export function BundleList() {
  const { t } = useTranslation();
  const { q } = route.useSearch();
  const navigate = useNavigate({ from: '/system' });
  const query = useQuery(systemQuery);
  const rows = query.data?.bundles.filter((one) => one.name.toLowerCase().includes((q ?? '').toLowerCase()));
  const columns = useMemo<Column<Bundle>[]>(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        card: 'title',
        width: 'minmax(260px, 2fr)',
        cell: (one) => one.name,
        sort: (one) => one.name,
      },
      {
        id: 'version',
        header: t('column.version'),
        width: 'minmax(100px, 0.7fr)',
        second: true,
        cell: (one) => one.version,
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '130px',
        card: 'aside',
        cell: (one) => (
          <Mark
            tone={/active|resolved/i.test(one.state) ? 'green' : 'gold'}
            glyph={/active/i.test(one.state) ? '●' : '○'}
            label={one.state}
          />
        ),
        sort: (one) => one.state,
      },
    ],
    [t],
  );
  return (
    <>
      <Toolbar label={t('system.bundlesSearch')}>
        <SearchField
          value={q ?? ''}
          onChange={(value) => void navigate({ search: (old) => ({ ...old, q: value || undefined }), replace: true })}
          placeholder={t('system.bundlesSearch')}
          delay={60}
        />
      </Toolbar>
      <DataTable
        label={t('system.tab.bundles')}
        columns={columns}
        rows={rows}
        rowKey={(one) => one.name}
        query={query}
        empty={<EmptyState title={t('system.bundlesEmpty')} />}
        footer={
          <ListFooter keys={false}>{rows?.length === undefined ? ' ' : t('inAll', { count: rows?.length })}</ListFooter>
        }
      />
    </>
  );
}
