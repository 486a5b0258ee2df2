import type { IntegrationMessage } from '@plumbline/api-client';
import { Button, DateTime, Mark, Select, useFormat, type Column, type MarkStyle } from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { pluginsQuery } from '../../components/plugin-queries';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import { MessageLog } from './MessageLog';
import { useMessageSearch } from './useMessageSearch';

const STYLE: Record<IntegrationMessage['status'], MarkStyle> = {
  ok: { tone: 'green', glyph: '✓' },
  failed: { tone: 'red', glyph: '!' },
  retrying: { tone: 'gold', glyph: '↻' },
};

/** The log of calls to and from vendors. */
export function IntegrationList() {
  const { t } = useTranslation();
  const format = useFormat();
  const can = useCan();
  const { search, set } = useMessageSearch();
  const plugins = useQuery({ ...pluginsQuery, enabled: can('plugins.read') });
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
        cell: (one) => <span title={one.operation}>{one.operation.replace(`${one.plugin}.`, '')}</span>,
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
  return (
    <MessageLog
      label={t('messages.tab.integration')}
      subject="integration-messages"
      filter={{ plugin: search.plugin, direction: search.direction, status: search.state }}
      lead={
        <Select
          aria-label={t('column.plugin')}
          placeholder={t('messages.anyPlugin')}
          data={(plugins.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={search.plugin ?? null}
          onChange={(value) => set({ plugin: value ?? undefined })}
          clearable
          w={170}
        />
      }
      directions={{ in: 'in', out: 'out' }}
      states={(['ok', 'failed', 'retrying'] as const).map((value) => ({
        value,
        label: t(`messages.callStatus.${value}`),
      }))}
      columns={columns}
      empty={{ title: t('messages.callsEmpty'), text: t('messages.callsEmptyText') }}
    />
  );
}
