import type { Message } from '@plumbline/api-client';
import { Banner, Button, DateTime, Facts, TextLink, useFormat } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import { threadHref } from './thread';
import css from './Messages.module.css';

export function MessageDetail({ message }: { message: Message }) {
  const { t } = useTranslation();
  const format = useFormat();
  const can = useCan();
  const replay = useMutation({
    mutationFn: () => api.post(`/api/messages/${message.id}/replays`),
    onSuccess: () => {
      tell(t('messages.replayed'), 'info');
      return queryClient.invalidateQueries({ queryKey: ['messages'] });
    },
    onError: tellFailure,
  });
  const mayReplay = (message.state === 'failed' || message.state === 'dead') && can('messages.replay');
  return (
    <div className={css.detail}>
      <div>
        <p className={css.body}>{message.body}</p>
        {message.error && (
          <div className={css.error}>
            <Banner
              tone="red"
              action={
                mayReplay && (
                  <Button variant="default" loading={replay.isPending} onClick={() => replay.mutate()}>
                    {t('action.replay')}
                  </Button>
                )
              }
            >
              {message.error.text} <code>{message.error.code}</code>
            </Banner>
          </div>
        )}
        {message.state === 'held' && message.dueAt && (
          <Banner tone="gold">{t('messages.heldUntil', { at: format.dateTime(message.dueAt) })}</Banner>
        )}
        {mayReplay && !message.error && (
          <Button variant="default" loading={replay.isPending} onClick={() => replay.mutate()}>
            {t('action.replay')}
          </Button>
        )}
      </div>
      <Facts
        items={[
          [t('messages.to'), message.to.includes('@') ? message.to : format.phone(message.to)],
          [t('messages.from'), message.from ? format.phone(message.from) : null],
          [t('messages.created'), <DateTime key="c" at={message.createdAt} seconds />],
          [t('messages.sent'), message.sentAt ? <DateTime key="s" at={message.sentAt} seconds /> : null],
          [t('messages.delivered'), message.deliveredAt ? <DateTime key="d" at={message.deliveredAt} seconds /> : null],
          [
            t('threads.with'),
            message.channel === 'sms' ? (
              <TextLink key="w" href={threadHref(message.direction === 'inbound' ? message.from! : message.to)}>
                {t('threads.open')}
              </TextLink>
            ) : null,
          ],
          [t('column.carrier'), message.carrier],
          [t('messages.carrierId'), message.carrierId ? <code key="i">{message.carrierId}</code> : null],
          [t('messages.about'), message.subject ? <Subject key="a" subject={message.subject} /> : null],
        ]}
      />
    </div>
  );
}

function Subject({ subject }: { subject: { type: string; id: string } }) {
  const { t } = useTranslation();
  if (subject.id.startsWith('job_')) return <TextLink href={`/jobs/${subject.id}`}>{t('job.title')}</TextLink>;
  if (subject.id.startsWith('cus_'))
    return <TextLink href={`/customers/${subject.id}`}>{t('customer.title')}</TextLink>;
  return <>{subject.type}</>;
}
