import { keys, type Automation, type Page, type QueueItem, type QueueState } from '@plumbline/api-client';
import {
  Banner,
  Button,
  DataTable,
  EmptyState,
  Kbd,
  Mark,
  Pager,
  Select,
  Spacer,
  TextLink,
  Toolbar,
  useFormat,
  useNavigateTo,
  type Column,
  type MarkStyle,
} from '@plumbline/ui-kit';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import { useQueueKeys } from './useQueueKeys';
import css from './Automation.module.css';

const route = getRouteApi('/app/briefings');
const PAGE_SIZE = 50;

const STYLE: Record<QueueState, MarkStyle> = {
  planned: { tone: 'grey', glyph: '○' },
  held: { tone: 'gold', glyph: '‖' },
  writing: { tone: 'blue', glyph: '◐', pulse: true },
  ready: { tone: 'blue', glyph: '●' },
  sending: { tone: 'blue', glyph: '➜', pulse: true },
  sent: { tone: 'green', glyph: '✓' },
  stopped: { tone: 'grey', glyph: '×' },
  withdrawn: { tone: 'grey', glyph: '↶' },
  blocked: { tone: 'red', glyph: '!' },
};

type Act = 'approvals' | 'stops' | 'sends';
const DONE: Record<Act, string> = { approvals: 'queue.approved', stops: 'queue.stopped', sends: 'queue.sending' };

/** Whether a step makes sense from a state; the server has the last word. */
export function mayAct(act: Act, state: QueueState): boolean {
  if (act === 'approvals') return state === 'held';
  if (act === 'stops') return ['planned', 'held', 'writing', 'ready', 'blocked'].includes(state);
  return ['planned', 'held', 'ready', 'blocked', 'stopped'].includes(state);
}

/** What will go out, when and why; who may sends it now, lets it go or stops it. */
export function QueueList() {
  const { t } = useTranslation();
  const format = useFormat();
  const maySend = useCan()('briefings.send');
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/briefings' });
  const goTo = useNavigateTo();
  const filter = { state: search.state, page: search.page ?? 1, pageSize: PAGE_SIZE };
  const query = useQuery({
    queryKey: keys.list('briefing-queue', filter),
    queryFn: ({ signal }) => api.get<Page<QueueItem>>('/api/briefing/queue', { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
  const automation = useQuery({
    queryKey: keys.list('automation'),
    queryFn: ({ signal }) => api.get<Automation>('/api/briefing/automation', { signal }),
  });
  const change = useMutation({
    mutationFn: ({ id, act }: { id: string; act: Act }) => api.post(`/api/briefing/queue/${id}/${act}`),
    onSuccess: (_, { act }) => {
      tell(t(DONE[act]), 'info');
      return queryClient.invalidateQueries({ queryKey: ['briefing-queue'] });
    },
    onError: tellFailure,
  });
  const { mutate } = change;
  const rows = query.data?.items;
  const box = useRef<HTMLDivElement>(null);
  useQueueKeys(
    box,
    useMemo(() => {
      const on = (act: Act) => (row: number) => {
        const item = rows?.[row];
        if (item && maySend && mayAct(act, item.state)) mutate({ id: item.id, act });
      };
      return { a: on('approvals'), x: on('stops'), s: on('sends') };
    }, [rows, maySend, mutate]),
  );
  const columns = useMemo<Column<QueueItem>[]>(
    () => [
      {
        id: 'due',
        header: t('queue.due'),
        width: '184px',
        cell: (one) => (
          <span>
            {one.dueAt ? format.time(one.dueAt) : '–'}{' '}
            <span className={css.quiet}>{one.moment ? t(`queue.moment.${one.moment}`) : ''}</span>
          </span>
        ),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '116px',
        card: 'aside',
        cell: (one) => (
          <Mark
            {...(STYLE[one.state] ?? STYLE.planned)}
            label={t(`queue.state.${one.state}`, { defaultValue: one.state })}
          />
        ),
      },
      {
        id: 'job',
        header: t('column.customer'),
        card: 'title',
        width: 'minmax(140px, 1.4fr)',
        cell: (one) => one.customer?.name ?? t('queue.noCustomer'),
      },
      {
        id: 'visit',
        header: t('queue.visit'),
        width: 'minmax(150px, 1.5fr)',
        second: true,
        cell: (one) =>
          [one.job.start ? format.dateTime(one.job.start) : null, one.job.jobType].filter(Boolean).join(' · '),
      },
      {
        id: 'technician',
        header: t('column.technician'),
        width: 'minmax(100px, 0.8fr)',
        cell: (one) => one.technician?.name ?? <span className={css.quiet}>{t('queue.noTechnician')}</span>,
      },
      {
        id: 'why',
        header: t('queue.why'),
        width: 'minmax(150px, 1.6fr)',
        card: 'block',
        wrap: true,
        second: true,
        cell: (one) => one.reason,
      },
      {
        id: 'actions',
        header: t('column.action'),
        hideHeader: true,
        width: '224px',
        align: 'end',
        card: 'block',
        interactive: true,
        cell: (one) =>
          maySend ? (
            <span className={css.actions}>
              {mayAct('approvals', one.state) && (
                <Button size="compact-xs" onClick={() => mutate({ id: one.id, act: 'approvals' })}>
                  {t('queue.approve')}
                </Button>
              )}
              {mayAct('sends', one.state) && (
                <Button variant="default" size="compact-xs" onClick={() => mutate({ id: one.id, act: 'sends' })}>
                  {t('queue.send')}
                </Button>
              )}
              {mayAct('stops', one.state) && (
                <Button variant="default" size="compact-xs" onClick={() => mutate({ id: one.id, act: 'stops' })}>
                  {t('queue.stop')}
                </Button>
              )}
            </span>
          ) : null,
      },
    ],
    [t, format, maySend, mutate],
  );
  return (
    <>
      <Toolbar label={t('queue.tab.queue')}>
        <Select
          aria-label={t('column.state')}
          placeholder={t('queue.anyState')}
          data={Object.keys(STYLE).map((value) => ({ value, label: t(`queue.state.${value}`) }))}
          value={search.state ?? null}
          onChange={(value) =>
            void navigate({ search: (old) => ({ ...old, page: undefined, state: value ?? undefined }), replace: true })
          }
          clearable
          w={160}
        />
        <Spacer />
        {automation.data && !automation.data.on && rows && rows.length > 0 && (
          <Banner tone="grey">
            {t('queue.off')} <TextLink href="/briefings?tab=automation">{t('queue.emptyAction')}</TextLink>
          </Banner>
        )}
      </Toolbar>
      <div ref={box} style={{ display: 'contents' }}>
        <DataTable
          label={t('queue.tab.queue')}
          columns={columns}
          rows={rows}
          rowKey={(one) => one.id}
          href={(one) => `/jobs/${one.job.id}`}
          query={query}
          group={(one) =>
            one.dueAt
              ? { key: format.localDate(one.dueAt), label: format.longDay(format.localDate(one.dueAt)) }
              : { key: 'none', label: t('queue.undated') }
          }
          empty={
            search.state ? (
              <EmptyState title={t('queue.nothingMatches')} />
            ) : (
              <EmptyState
                title={t('queue.empty')}
                text={t('queue.emptyText')}
                action={
                  <Button variant="default" onClick={() => goTo('/briefings?tab=automation')}>
                    {t('queue.emptyAction')}
                  </Button>
                }
              />
            )
          }
          footer={
            <Pager
              page={search.page ?? 1}
              pageSize={PAGE_SIZE}
              total={query.data?.total}
              onPage={(page) => void navigate({ search: (old) => ({ ...old, page }), replace: true })}
              note={
                <span className={css.keys} aria-label={t('queue.keys')} role="note">
                  <Kbd>j</Kbd> <Kbd>k</Kbd> <Kbd>a</Kbd> {t('queue.approve')} <Kbd>s</Kbd> {t('queue.send')}{' '}
                  <Kbd>x</Kbd> {t('queue.stop')}
                </span>
              }
            />
          }
        />
      </div>
    </>
  );
}
