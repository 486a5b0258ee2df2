import {
  asProblem,
  keys,
  type Conversation as Both,
  type Customer,
  type Message,
  type Page,
} from '@plumbline/api-client';
import {
  A,
  Banner,
  BarLines,
  Button,
  EmptyState,
  ErrorState,
  layoutStyles,
  Mark,
  NoPermission,
  Quiet,
  TextLink,
  useFormat,
} from '@plumbline/ui-kit';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ChevronLeft } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/session';
import { MESSAGE_STYLE } from './MessageList';
import { ReplyBox } from './ReplyBox';
import { byDay } from './thread';
import css from './Conversations.module.css';

const PAGE_SIZE = 30;

interface Props {
  phone: string;
  technician: string | undefined;
  /** To the list, where there is no room for both. */
  back: string;
}

/** Both sides with one phone, the newest at the bottom, and the box to answer in. */
export function Conversation({ phone, technician, back }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const can = useCan();
  const query = useInfiniteQuery({
    queryKey: keys.one('threads', phone),
    queryFn: ({ signal, pageParam: page }) =>
      api.get<Both>(`/api/messages/threads/${encodeURIComponent(phone)}`, {
        query: { page, pageSize: PAGE_SIZE },
        signal,
      }),
    initialPageParam: 1,
    getNextPageParam: ({ page, pageSize, total }) => (page * pageSize < total ? page + 1 : undefined),
  });
  const messages = query.data?.pages.flatMap(({ items }) => items);
  const newest = query.data?.pages[0];
  return (
    <section className={css.thread} aria-label={t('threads.with')}>
      <header className={css.head}>
        <A href={back} className={`${layoutStyles.crumb} ${css.back}`} aria-label={t('threads.back')}>
          <ChevronLeft size={18} aria-hidden />
        </A>
        <h2>{technician ?? format.phone(phone)}</h2>
        <Quiet>{technician ? `${t('threads.technician')} · ${format.phone(phone)}` : <Owner phone={phone} />}</Quiet>
        {newest?.optedOut && <Mark tone="red" glyph="×" label={t('threads.optedOut')} />}
      </header>
      {messages ? (
        <Log
          messages={messages}
          earlier={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
          isLoading={query.isFetchingNextPage}
        />
      ) : query.error ? (
        asProblem(query.error).status === 404 ? (
          <EmptyState title={t('threads.unknown')} text={t('threads.unknownText')} />
        ) : (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )
      ) : (
        <div className={css.log}>
          <BarLines lines={6} />
        </div>
      )}
      {newest && (
        <footer className={css.foot}>
          {newest.optedOut ? (
            <Banner tone="red">{t('threads.stopped')}</Banner>
          ) : can('messages.send') ? (
            <ReplyBox phone={phone} />
          ) : (
            <NoPermission compact detail={t('noPermission', { permission: 'messages.send' })} />
          )}
        </footer>
      )}
    </section>
  );
}

/** The customer with this phone, when there is one. */
function Owner({ phone }: { phone: string }) {
  const can = useCan();
  const digits = phone.replace(/\D/g, '').slice(-10);
  const { data } = useQuery({
    queryKey: keys.list('customers', { phone: digits }),
    queryFn: ({ signal }) => api.get<Page<Customer>>('/api/customers', { query: { q: digits, pageSize: 1 }, signal }),
    enabled: can('customers.read'),
    staleTime: 60_000,
  });
  const customer = data?.items[0];
  return customer ? <TextLink href={`/customers/${customer.id}`}>{customer.name}</TextLink> : null;
}

function Log(props: { messages: Message[]; earlier?: () => void; isLoading: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const newest = props.messages[0]?.id;
  // A new message is brought into sight; earlier ones that are fetched leave the place as it is.
  useLayoutEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [newest]);
  return (
    <div className={css.log} ref={box} role="log" tabIndex={0} aria-label={t('threads.with')}>
      {props.earlier && (
        <Button variant="default" size="compact-sm" loading={props.isLoading} onClick={props.earlier}>
          {t('threads.earlier')}
        </Button>
      )}
      {byDay(props.messages, format.localDate).map(({ day, messages }) => (
        <div key={day} className={css.day}>
          <h3>{format.day(day)}</h3>
          {messages.map((message) => (
            <Bubble key={message.id} message={message} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Bubble({ message }: { message: Message }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isOut = message.direction === 'outbound';
  return (
    <div className={css.bubble} data-out={isOut ? '' : undefined}>
      <p>{message.body}</p>
      <small>
        {format.time(message.createdAt)}
        {isOut && (
          <Mark
            quiet={message.state === 'delivered' || message.state === 'sent'}
            {...MESSAGE_STYLE[message.state]}
            label={t(`messages.state.${message.state}`, { defaultValue: message.state })}
          />
        )}
      </small>
      {message.error && <small className={css.fault}>{message.error.text}</small>}
    </div>
  );
}
