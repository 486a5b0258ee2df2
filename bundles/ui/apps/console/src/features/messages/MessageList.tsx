import type { Message, MessageState } from '@plumbline/api-client';
import { DateTime, Mark, SearchField, useFormat, type Column, type MarkStyle } from '@plumbline/ui-kit';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MessageDetail } from './MessageDetail';
import { MessageLog } from './MessageLog';
import { useMessageSearch } from './useMessageSearch';

export const MESSAGE_STYLE: Record<MessageState, MarkStyle> = {
  queued: { tone: 'grey', glyph: '○' },
  sending: { tone: 'blue', glyph: '◔', pulse: true },
  sent: { tone: 'blue', glyph: '➜' },
  delivered: { tone: 'green', glyph: '✓' },
  failed: { tone: 'red', glyph: '!' },
  dead: { tone: 'red', glyph: '×' },
  held: { tone: 'gold', glyph: '‖' },
  received: { tone: 'violet', glyph: '↙' },
  canceled: { tone: 'grey', glyph: '×' },
};

/** Every text and e-mail, out and in; a row opens below itself. */
export function MessageList() {
  const { t } = useTranslation();
  const format = useFormat();
  const { search, set } = useMessageSearch();
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
    <MessageLog
      label={t('messages.tab.messages')}
      subject="messages"
      filter={{ q: search.q, state: search.state, direction: search.direction }}
      lead={
        <SearchField
          value={search.q ?? ''}
          onChange={(q) => set({ q: q || undefined })}
          placeholder={t('messages.search')}
        />
      }
      directions={{ in: 'inbound', out: 'outbound' }}
      states={Object.keys(MESSAGE_STYLE).map((value) => ({ value, label: t(`messages.state.${value}`) }))}
      columns={columns}
      expanded={(one) => <MessageDetail message={one} />}
      empty={{ title: t('messages.empty'), text: t('messages.emptyText') }}
    />
  );
}

function address(phone: (value: string | null) => string, value: string | null): string {
  return value?.includes('@') ? value : phone(value);
}
