import { keys, type IntegrationMessage, type Page } from '@plumbline/api-client';
import {
  Button,
  DataTable,
  DateTime,
  EmptyState,
  Mark,
  Pager,
  Select,
  Spacer,
  Toolbar,
  useFormat,
  type Column,
  type MarkStyle,
} from '@plumbline/ui-kit';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { pluginsQuery } from '../../components/plugin-queries';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import { useMessageSearch } from './useMessageSearch';

const STYLE: Record<IntegrationMessage['status'], MarkStyle> = {
  ok: { tone: 'green', glyph: '✓' },
  failed: { tone: 'red', glyph: '!' },
  retrying: { tone: 'gold', glyph: '↻' },
};
const PAGE_SIZE = 50;

/** The log of calls to and from vendors. */
export function IntegrationList() {
  const { t } = useTranslation();
  const format = useFormat();
  const can = useCan();
  const { search, set } = useMessageSearch();
  const plugins = useQuery({ ...pluginsQuery, enabled: can('plugins.read') });
  const filter = {
    plugin: search.plugin,
    direction: search.direction,
    status: search.state,
    page: search.page ?? 1,
    pageSize: PAGE_SIZE,
  };
  const query = useQuery({
    queryKey: keys.list('integration-messages', filter),
    queryFn: ({ signal }) => api.get<Page<IntegrationMessage>>('/api/integration-messages', { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
  const replay = useMutation({
    mutationFn: (id: string) => api.post(`/api/integration-messages/${id}/replays`),
    onSuccess: () => {
      tell(t('messages.replayed'), 'info');
      return queryClient.invalidateQueries({ queryKey: ['integration-messages'] });
    },
    onError: tellFailure,
  });
  const { mutate } = replay;
  const mayReplay = can('messages.replay');
  const columns = useMemo<Column<IntegrationMessage>[]>(
    () => [
      {
        id: 'at',
        header: t('column.at'),
        width: '148px',
        second: true,
        cell: (one) => <DateTime at={one.at} seconds />,
      },
      {
        id: 'status',
        header: t('column.state'),
        width: '96px',
        card: 'aside',
        cell: (one) => (
          <Mark
            {...(STYLE[one.status] ?? STYLE.ok)}
            label={t(`messages.callStatus.${one.status}`, { defaultValue: one.status })}
          />
        ),
      },
      { id: 'plugin', header: t('column.plugin'), width: '110px', cell: (one) => one.plugin },
      {
        id: 'direction',
        header: t('column.direction'),
        width: '70px',
        second: true,
        card: 'none',
        cell: (one) => t(one.direction.startsWith('in') ? 'messages.in' : 'messages.out'),
      },
      {
        id: 'operation',
        header: t('column.operation'),
        card: 'title',
        width: 'minmax(180px, 2fr)',
        cell: (one) => one.operation,
      },
      { id: 'http', header: 'HTTP', width: '54px', align: 'end', cell: (one) => one.httpStatus ?? '' },
      {
        id: 'millis',
        header: t('column.duration'),
        width: '76px',
        align: 'end',
        second: true,
        cell: (one) => (one.millis === null ? '' : format.duration(one.millis)),
      },
      {
        id: 'attempts',
        header: t('column.attempts'),
        width: '50px',
        align: 'end',
        second: true,
        card: 'none',
        cell: (one) => one.attempts ?? '',
      },
      {
        id: 'error',
        header: t('column.error'),
        width: 'minmax(120px, 1.4fr)',
        card: 'block',
        cell: (one) => one.error,
      },
      {
        id: 'replay',
        header: t('action.replay'),
        hideHeader: true,
        width: '92px',
        align: 'end',
        interactive: true,
        cell: (one) =>
          one.replayable && mayReplay ? (
            <Button variant="default" size="compact-xs" onClick={() => mutate(one.id)}>
              {t('action.replay')}
            </Button>
          ) : null,
      },
    ],
    [t, format, mutate, mayReplay],
  );
  const isFiltered = Boolean(search.plugin || search.direction || search.state);
  return (
    <>
      <Toolbar label={t('messages.tab.integration')}>
        <Select
          aria-label={t('column.plugin')}
          placeholder={t('messages.anyPlugin')}
          data={(plugins.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={search.plugin ?? null}
          onChange={(value) => set({ plugin: value ?? undefined })}
          clearable
          w={170}
        />
        <Spacer />
        <Select
          aria-label={t('column.direction')}
          placeholder={t('messages.anyDirection')}
          data={[
            { value: 'out', label: t('messages.out') },
            { value: 'in', label: t('messages.in') },
          ]}
          value={search.direction ?? null}
          onChange={(value) => set({ direction: value ?? undefined })}
          clearable
          w={130}
        />
        <Select
          aria-label={t('column.state')}
          placeholder={t('messages.anyState')}
          data={(['ok', 'failed', 'retrying'] as const).map((value) => ({
            value,
            label: t(`messages.callStatus.${value}`),
          }))}
          value={search.state ?? null}
          onChange={(value) => set({ state: value ?? undefined })}
          clearable
          w={130}
        />
      </Toolbar>
      <DataTable
        label={t('messages.tab.integration')}
        columns={columns}
        rows={query.data?.items}
        rowKey={(one) => one.id}
        query={query}
        empty={
          isFiltered ? (
            <EmptyState title={t('messages.nothingMatches')} />
          ) : (
            <EmptyState title={t('messages.callsEmpty')} text={t('messages.callsEmptyText')} />
          )
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
