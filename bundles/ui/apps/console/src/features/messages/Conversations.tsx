import { keys, queryString, type Page, type Technician, type Thread } from '@plumbline/api-client';
import { A, Ago, Bar, clsx, EmptyState, ErrorState, Mark, Pager, useFormat, useListKeys } from '@plumbline/ui-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, fetchAll } from '../../lib/api';
import { useCan } from '../../lib/session';
import { Conversation } from './Conversation';
import { threadHref } from './thread';
import { useMessageSearch } from './useMessageSearch';
import css from './Conversations.module.css';

const PAGE_SIZE = 40;

/** Texts by the phone at the other end: the phones on the left, both sides of one beside them. */
export function Conversations() {
  const { t } = useTranslation();
  const { search, set } = useMessageSearch();
  const filter = { page: search.page ?? 1, pageSize: PAGE_SIZE };
  const query = useQuery({
    queryKey: keys.list('threads', filter),
    queryFn: ({ signal }) => api.get<Page<Thread>>('/api/messages/threads', { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
  const names = useTechnicianNames();
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list);
  const threads = query.data?.items;
  return (
    <div className={css.split} data-open={search.thread ? '' : undefined}>
      <div className={css.list}>
        <div className={css.rows} ref={list} tabIndex={0} role="region" aria-label={t('threads.list')}>
          {query.error && !threads ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : threads?.length === 0 ? (
            <EmptyState title={t('threads.empty')} text={t('threads.emptyText')} />
          ) : (
            <ul aria-busy={!threads}>
              {threads?.map((thread) => (
                <li key={thread.phone}>
                  <Row
                    thread={thread}
                    name={names.get(thread.phone)}
                    isOpen={thread.phone === search.thread}
                    page={search.page}
                  />
                </li>
              )) ?? Array.from({ length: 8 }, (_, place) => <SkeletonRow key={place} />)}
            </ul>
          )}
        </div>
        <Pager
          page={search.page ?? 1}
          pageSize={PAGE_SIZE}
          total={query.data?.total}
          onPage={(page) => set({ page, thread: search.thread })}
          note={<span />}
        />
      </div>
      {search.thread ? (
        <Conversation
          key={search.thread}
          phone={search.thread}
          technician={names.get(search.thread)}
          back={`/messages${queryString({ tab: 'threads', page: search.page })}`}
        />
      ) : (
        <div className={css.none}>
          <EmptyState title={t('threads.choose')} text={t('threads.chooseText')} />
        </div>
      )}
    </div>
  );
}

function Row(props: { thread: Thread; name: string | undefined; isOpen: boolean; page: number | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { phone, last, optedOut } = props.thread;
  return (
    <A
      href={threadHref(phone, props.page)}
      className={clsx(css.row, props.isOpen && css.active)}
      data-row-link
      aria-current={props.isOpen ? 'true' : undefined}
    >
      <span className={css.who}>
        <b>{props.name ?? format.phone(phone)}</b>
        {optedOut && <Mark tone="red" glyph="×" label={t('threads.optedOut')} />}
        <Ago at={last.createdAt} />
      </span>
      <span className={css.snippet}>
        {last.direction === 'outbound' && t('threads.you')}
        {last.body}
      </span>
    </A>
  );
}

function SkeletonRow() {
  return (
    <li className={css.row}>
      <Bar width="55%" />
      <Bar width="85%" />
    </li>
  );
}

/** Who of the technicians has which phone: most conversations are with them. */
function useTechnicianNames(): Map<string, string> {
  const can = useCan();
  const { data } = useQuery({
    queryKey: keys.list('technicians', { names: true }),
    queryFn: ({ signal }) => fetchAll<Technician>('/api/technicians', {}, 1000, signal),
    enabled: can('technicians.read'),
    staleTime: 300_000,
  });
  return useMemo(
    () =>
      new Map(
        (data?.items ?? []).flatMap(({ name, phone }) => (phone.effective ? [[phone.effective, name] as const] : [])),
      ),
    [data],
  );
}
