import { keys, type Message, type MessageState, type Page } from '@plumbline/api-client';
import {
  Button,
  DataTable,
  DateTime,
  EmptyState,
  Mark,
  Pager,
  SearchField,
  Select,
  Spacer,
  Toolbar,
  useFormat,
  type Column,
  type MarkStyle,
} from '@plumbline/ui-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { MessageDetail } from './MessageDetail';
import { useMessageSearch } from './useMessageSearch';

export const MESSAGE_STYLE: Record<MessageState, MarkStyle> = {
  queued: { tone: 'grey', glyph: '○' },
  sending: { tone: 'blue', glyph: '◔', pulse: true },
  sent: { tone: 'blue', glyph: '➜' },
  delivered: { tone: 'green', glyph: '✓' },
  failed: { tone: 'red', glyph: '!' },
  dead: { tone: 'red', glyph: '×' },
  held: { tone: 'gold', glyph: 'II' },
  received: { tone: 'violet', glyph: '↙' },
  canceled: { tone: 'grey', glyph: '×' },
};

const PAGE_SIZE = 50;

/** Every text and e-mail, out and in; a row opens below itself. */
export function MessageList() {
  const { t } = useTranslation();
  const format = useFormat();
  const { search, set, toggle } = useMessageSearch();
  const filter = {
    q: search.q,
    state: search.state,
    direction: search.direction,
    page: search.page ?? 1,
    pageSize: PAGE_SIZE,
  };
  const query = useQuery({
    queryKey: keys.list('messages', filter),
    queryFn: ({ signal }) => api.get<Page<Message>>('/api/messages', { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
  const isFiltered = Boolean(search.q || search.state || search.direction);
  const columns = useMemo<Column<Message>[]>(
    () => [
      {
        id: 'at',
        header: t('column.at'),
        width: '132px',
        second: true,
        cell: (one) => <DateTime at={one.createdAt} />,
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '108px',
        card: 'aside',
        cell: (one) => (
          <Mark
            {...(MESSAGE_STYLE[one.state] ?? MESSAGE_STYLE.queued)}
            label={t(`messages.state.${one.state}`, { defaultValue: one.state })}
          />
        ),
      },
      {
        id: 'who',
        header: t('column.phone'),
        width: '150px',
        card: 'title',
        cell: (one) => (one.direction === 'inbound' ? address(format.phone, one.from) : address(format.phone, one.to)),
      },
      { id: 'body', header: t('column.message'), width: 'minmax(180px, 3fr)', card: 'block', cell: (one) => one.body },
      {
        id: 'segments',
        header: t('column.segments'),
        width: '76px',
        align: 'end',
        second: true,
        card: 'none',
        cell: (one) => one.segments ?? '',
      },
      {
        id: 'carrier',
        header: t('column.carrier'),
        width: '90px',
        second: true,
        card: 'none',
        cell: (one) => one.carrier,
      },
      {
        id: 'error',
        header: t('column.error'),
        width: 'minmax(110px, 1.2fr)',
        card: 'block',
        cell: (one) => one.error?.text,
      },
    ],
    [t, format],
  );
  return (
    <>
      <Toolbar label={t('messages.tab.messages')}>
        <SearchField
          value={search.q ?? ''}
          onChange={(q) => set({ q: q || undefined })}
          placeholder={t('messages.search')}
        />
        <Spacer />
        <Select
          aria-label={t('column.direction')}
          placeholder={t('messages.anyDirection')}
          data={[
            { value: 'outbound', label: t('messages.out') },
            { value: 'inbound', label: t('messages.in') },
          ]}
          value={search.direction ?? null}
          onChange={(value) => set({ direction: value ?? undefined })}
          clearable
          w={130}
        />
        <Select
          aria-label={t('column.state')}
          placeholder={t('messages.anyState')}
          data={Object.keys(MESSAGE_STYLE).map((value) => ({ value, label: t(`messages.state.${value}`) }))}
          value={search.state ?? null}
          onChange={(value) => set({ state: value ?? undefined })}
          clearable
          w={130}
        />
      </Toolbar>
      <DataTable
        label={t('messages.tab.messages')}
        columns={columns}
        rows={query.data?.items}
        rowKey={(one) => one.id}
        href={(one) => toggle(one.id)}
        activeKey={search.open}
        query={query}
        expanded={(one) => (one.id === search.open ? <MessageDetail message={one} /> : null)}
        empty={
          isFiltered ? (
            <EmptyState
              title={t('messages.nothingMatches')}
              action={
                <Button variant="default" onClick={() => set({ q: undefined, state: undefined, direction: undefined })}>
                  {t('action.clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyState title={t('messages.empty')} text={t('messages.emptyText')} />
          )
        }
        footer={
          <Pager
            page={search.page ?? 1}
            pageSize={PAGE_SIZE}
            total={query.data?.total}
            onPage={(page) => set({ page })}
          />
        }
      />
    </>
  );
}

function address(phone: (value: string | null) => string, value: string | null): string {
  return value?.includes('@') ? value : phone(value);
}
