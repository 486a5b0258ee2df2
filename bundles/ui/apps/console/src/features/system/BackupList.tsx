import { keys, type Backup, type Page } from '@plumbline/api-client';
import {
  Button,
  DataTable,
  DateTime,
  EmptyState,
  ListFooter,
  Spacer,
  Toolbar,
  useFormat,
  type Column,
} from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';

export function BackupList() {
  const { t } = useTranslation();
  const format = useFormat();
  const can = useCan();
  const query = useQuery({
    queryKey: keys.list('backups'),
    queryFn: async ({ signal }) => {
      const answer = await api.get<Page<Backup> | Backup[]>('/api/backups', { signal });
      return Array.isArray(answer) ? answer : answer.items;
    },
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'running') ? 3_000 : false),
  });
  const start = useMutation({
    mutationFn: () => api.post('/api/backups'),
    onSuccess: () => {
      tell(t('system.backupStarted'), 'info');
      return queryClient.invalidateQueries({ queryKey: ['backups'] });
    },
    onError: tellFailure,
  });
  const columns = useMemo<Column<Backup>[]>(
    () => [
      {
        id: 'at',
        header: t('column.at'),
        width: '190px',
        cell: (one) => <DateTime at={one.at ?? one.createdAt} seconds />,
      },
      {
        id: 'name',
        header: t('column.name'),
        card: 'title',
        width: 'minmax(200px, 1fr)',
        cell: (one) => one.name ?? one.id,
      },
      {
        id: 'size',
        header: t('system.backupSize'),
        width: '100px',
        align: 'end',
        card: 'aside',
        cell: (one) => format.bytes(one.bytes),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: 'minmax(120px, 1fr)',
        second: true,
        cell: (one) => [one.state, one.detail].filter(Boolean).join(' · '),
      },
    ],
    [t, format],
  );
  return (
    <>
      {can('system.write') && (
        <Toolbar label={t('system.tab.backups')}>
          <Spacer />
          <Button loading={start.isPending} onClick={() => start.mutate()}>
            {t('system.backupNow')}
          </Button>
        </Toolbar>
      )}
      <DataTable
        label={t('system.tab.backups')}
        columns={columns}
        rows={query.data}
        rowKey={(one) => one.id ?? one.name ?? one.at ?? ''}
        query={query}
        skeletonRows={4}
        empty={<EmptyState title={t('system.backupsEmpty')} text={t('system.backupsEmptyText')} />}
        footer={
          <ListFooter keys={false}>
            {query.data?.length === undefined ? ' ' : t('inAll', { count: query.data?.length })}
          </ListFooter>
        }
      />
    </>
  );
}
