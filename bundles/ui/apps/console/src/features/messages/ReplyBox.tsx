import { useDebouncedValue } from '@mantine/hooks';
import { asProblem, keys, type Message, type SmsQuote } from '@plumbline/api-client';
import { Banner, Button, Kbd, Textarea, useFormat } from '@plumbline/ui-kit';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../../lib/api';
import css from './Conversations.module.css';

/** What carriers take at most; the server refuses more. */
const MOST = 1600;

/** Texts that were begun, by phone: looking into another conversation loses none. */
const drafts = new Map<string, string>();

/** A text to the phone, with its segments and its price before it goes. */
export function ReplyBox({ phone }: { phone: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState(drafts.get(phone) ?? '');
  const write = (value: string) => {
    drafts.set(phone, value);
    setText(value);
  };
  const send = useMutation({
    mutationFn: (body: string) =>
      api.post<Message>(`/api/messages/threads/${encodeURIComponent(phone)}/messages`, { body }),
    onSuccess: () => {
      write('');
      return queryClient.invalidateQueries({ queryKey: ['threads'] });
    },
  });
  const body = text.trim();
  const submit = () => {
    if (body && !send.isPending) send.mutate(body);
  };
  return (
    <form
      className={css.reply}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {send.error && (
        <Banner tone="red" role="alert">
          {asProblem(send.error).detail}
        </Banner>
      )}
      <Textarea
        aria-label={t('threads.reply')}
        placeholder={t('threads.placeholder')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={MOST}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      />
      <div className={css.send}>
        <Quote phone={phone} body={body} />
        <span className={css.keys} aria-hidden>
          <Kbd>Ctrl</Kbd> <Kbd>↵</Kbd>
        </span>
        <Button type="submit" disabled={!body} loading={send.isPending} leftSection={<Send size={14} aria-hidden />}>
          {t('threads.send')}
        </Button>
      </div>
    </form>
  );
}

function Quote({ phone, body }: { phone: string; body: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [settled] = useDebouncedValue(body, 300);
  const { data: quote } = useQuery({
    queryKey: keys.one('threads', phone, 'quote', settled),
    queryFn: ({ signal }) => api.post<SmsQuote>('/api/messages/quotes', { to: phone, body: settled }, { signal }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  if (!quote || body === '') return <div className={css.quote} role="status" />;
  if (quote.carrier === null)
    return (
      <div className={css.quote} role="status">
        <Banner tone="red">{t('threads.noCarrier')}</Banner>
      </div>
    );
  const warning = quote.registration === 'pending' || quote.registration === 'none' ? quote.registration : null;
  return (
    <div className={css.quote} role="status">
      <span>{t('briefing.segments', { count: quote.segments })}</span>
      <span>
        {t('briefing.characters', { count: quote.units })}
        {quote.encoding === 'ucs2' && `, ${t('threads.unicode')}`}
      </span>
      <span>
        {quote.costCents === null
          ? t('threads.noPrice')
          : t('threads.atMost', { cost: format.cents(quote.costCents, quote.currency ?? undefined) })}
      </span>
      <span>
        {quote.from
          ? t('threads.from', { phone: format.phone(quote.from), carrier: quote.carrier })
          : t('threads.by', { carrier: quote.carrier })}
      </span>
      {warning && <b>{t(`threads.registration.${warning}`)}</b>}
    </div>
  );
}
