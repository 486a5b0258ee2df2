import { modals } from '@mantine/modals';
import { keys, type DeadLetter, type Page } from '@plumbline/api-client';
import { Button, DataTable, DateTime, EmptyState, Pager, type Column } from '@plumbline/ui-kit';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import { useMessageSearch } from './useMessageSearch';
import css from './Messages.module.css';

const PAGE_SIZE = 50;

/** Work that failed for good: do it again, or let it go. */
export function DeadLetterList() {
  const { t } = useTranslation();
  const can = useCan();
  const { search, set } = useMessageSearch();
  const filter = { page: search.page ?? 1, pageSize: PAGE_SIZE };
  const query = useQuery({
    queryKey: keys.list('dead-letters', filter),
    queryFn: ({ signal }) => api.get<Page<DeadLetter>>('/api/events/dead-letters', { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
  const act = useMutation({
    mutationFn: ({ id, again }: { id: string; again: boolean }) =>
      again ? api.post(`/api/events/dead-letters/${id}/replays`) : api.delete(`/api/events/dead-letters/${id}`),
    onSuccess: (_, { again }) => {
      tell(again ? t('messages.replayed') : t('messages.discarded'), 'info');
      return queryClient.invalidateQueries({ queryKey: ['dead-letters'] });
    },
    onError: tellFailure,
  });
  const { mutate } = act;
  const mayAct = can('messages.replay');
  const columns = useMemo<Column<DeadLetter>[]>(
    () => [
      {
        id: 'at',
        header: t('column.at'),
        width: '150px',
        second: true,
        cell: (one) => <DateTime at={one.at} seconds />,
      },
      { id: 'type', header: t('column.type'), card: 'title', width: 'minmax(150px, 1fr)', cell: (one) => one.type },
      {
        id: 'subject',
        header: t('column.subject'),
        width: 'minmax(120px, 0.8fr)',
        second: true,
        cell: (one) => (typeof one.subject === 'object' ? one.subject?.id : one.subject),
      },
      {
        id: 'handler',
        header: t('column.handler'),
        width: 'minmax(120px, 0.8fr)',
        second: true,
        card: 'none',
        cell: (one) => one.handler,
      },
      {
        id: 'attempts',
        header: t('column.attempts'),
        width: '54px',
        align: 'end',
        cardLabel: true,
        cell: (one) => one.attempts,
      },
      {
        id: 'error',
        header: t('column.error'),
        width: 'minmax(180px, 2fr)',
        card: 'block',
        wrap: true,
        cell: (one) => one.error,
      },
      {
        id: 'act',
        header: t('column.action'),
        hideHeader: true,
        width: '176px',
        align: 'end',
        card: 'block',
        interactive: true,
        cell: (one) =>
          mayAct && (
            <span className={css.actions}>
              <Button variant="default" size="compact-xs" onClick={() => mutate({ id: one.id, again: true })}>
                {t('action.retry')}
              </Button>
              <Button
                variant="subtle"
                color="red"
                size="compact-xs"
                onClick={() =>
                  modals.openConfirmModal({
                    title: t('messages.discardTitle'),
                    children: t('messages.discardText', { type: one.type }),
                    labels: { confirm: t('action.discard'), cancel: t('action.cancel') },
                    confirmProps: { color: 'red' },
                    closeButtonProps: { 'aria-label': t('action.close') },
                    onConfirm: () => mutate({ id: one.id, again: false }),
                  })
                }
              >
                {t('action.discard')}
              </Button>
            </span>
          ),
      },
    ],
    [t, mutate, mayAct],
  );
  return (
    <DataTable
      label={t('messages.tab.dead-letters')}
      columns={columns}
      rows={query.data?.items}
      rowKey={(one) => one.id}
      query={query}
      empty={<EmptyState title={t('messages.deadEmpty')} text={t('messages.deadEmptyText')} />}
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
  );
}
