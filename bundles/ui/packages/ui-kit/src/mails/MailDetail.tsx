import { Button } from '@mantine/core';
import type { MailItem } from '@plumbline/api-client';
import { useTranslation } from 'react-i18next';
import { DateTime, useFormat } from '../format-context';
import { Facts, Quiet } from '../Layout';
import { Banner } from '../States';
import css from './Mails.module.css';

interface Props {
  mail: MailItem;
  /** Sends one that was given up once more; undefined for who may not. */
  onRetry?: () => void;
  isRetrying: boolean;
}

/** What stood in the way of an e-mail and when it is tried again; one that was given up can be sent once more. */
export function MailDetail({ mail, onRetry, isRetrying }: Props) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const waits = mail.state === 'queued' && mail.attempts > 0 ? mail.dueAt : null;
  const mayRetry = mail.state === 'failed' && onRetry !== undefined;
  return (
    <div className={css.detail}>
      <div className={css.words}>
        <p>{mail.subject}</p>
        {mail.error && (
          <Banner
            tone={mail.state === 'failed' ? 'red' : 'gold'}
            action={
              mayRetry && (
                <Button variant="default" loading={isRetrying} onClick={onRetry}>
                  {t('mails.retry')}
                </Button>
              )
            }
          >
            {mail.error.text ?? t('mails.noReason')}{' '}
            {waits && t('mails.waits', { count: mail.attempts, at: format.dateTime(waits) })}
          </Banner>
        )}
        {mail.state === 'failed' && <Quiet>{t('mails.kept')}</Quiet>}
      </div>
      <Facts
        items={[
          [t('mails.to'), mail.to],
          [t('mails.created'), <DateTime key="c" at={mail.createdAt} seconds />],
          [t('mails.sent'), mail.sentAt ? <DateTime key="s" at={mail.sentAt} seconds /> : null],
          [t('mails.next'), waits ? <DateTime key="n" at={waits} seconds /> : null],
          [t('mails.attempts'), mail.attempts || null],
          [t('mails.carrier'), mail.carrier],
          [t('mails.code'), mail.error ? <code key="e">{mail.error.code}</code> : null],
        ]}
      />
    </div>
  );
}
