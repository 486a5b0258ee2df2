import { modals } from '@mantine/modals';
import { keys, type ApiToken, type Page } from '@plumbline/api-client';
import { Ago, Button, DataTable, DateTime, EmptyState, ListFooter, type Column } from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { TokenMaker } from './TokenMaker';

/** Keys of programs that use the REST interface. */
export function TokenList() {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const query = useQuery({
    queryKey: keys.list('tokens'),
    queryFn: async ({ signal }) => {
      const answer = await api.get<Page<ApiToken> | ApiToken[]>('/api/tokens', { signal });
      return Array.isArray(answer) ? answer : answer.items;
    },
  });
  const remove = useMutation({
    mutationFn: (token: ApiToken) => api.delete(`/api/tokens/${token.id}`),
    onSuccess: (_, token) => {
      tell(t('users.tokenDeleted', { name: token.name }), 'info');
      return queryClient.invalidateQueries({ queryKey: ['tokens'] });
    },
    onError: tellFailure,
  });
  const { mutate } = remove;
  const columns = useMemo<Column<ApiToken>[]>(
    () => [
      { id: 'name', header: t('column.name'), card: 'title', width: 'minmax(160px, 1.4fr)', cell: (one) => one.name },
      { id: 'role', header: t('column.role'), width: '140px', card: 'aside', cell: (one) => t(`role.${one.role}`) },
      {
        id: 'created',
        header: t('messages.created'),
        width: '160px',
        second: true,
        cell: (one) => <DateTime at={one.createdAt} />,
      },
      {
        id: 'used',
        header: t('column.lastUsed'),
        width: '130px',
        second: true,
        cell: (one) => <Ago at={one.lastUsedAt} />,
      },
      {
        id: 'delete',
        header: t('users.tokenDelete'),
        hideHeader: true,
        width: '92px',
        align: 'end',
        interactive: true,
        cell: (one) => (
          <Button
            variant="subtle"
            color="red"
            size="compact-xs"
            onClick={() =>
              modals.openConfirmModal({
                title: t('users.tokenDeleteTitle', { name: one.name }),
                children: t('users.tokenDeleteText'),
                labels: { confirm: t('users.tokenDelete'), cancel: t('action.cancel') },
                confirmProps: { color: 'red' },
                closeButtonProps: { 'aria-label': t('action.close') },
                onConfirm: () => mutate(one),
              })
            }
          >
            {t('users.tokenDelete')}
          </Button>
        ),
      },
    ],
    [t, mutate],
  );
  return (
    <>
      <PageHead
        title={t('nav.users')}
        note={t('users.tab.tokens')}
        actions={<Button onClick={() => setMaking(true)}>{t('users.tokenAdd')}</Button>}
      />
      <DataTable
        label={t('users.tab.tokens')}
        columns={columns}
        rows={query.data}
        rowKey={(one) => one.id}
        query={query}
        skeletonRows={3}
        empty={<EmptyState title={t('users.tokensEmpty')} text={t('users.tokensEmptyText')} />}
        footer={
          <ListFooter keys={false}>
            {query.data?.length === undefined ? ' ' : t('inAll', { count: query.data?.length })}
          </ListFooter>
        }
      />
      <TokenMaker opened={making} onClose={() => setMaking(false)} />
    </>
  );
}
