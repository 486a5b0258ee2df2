import type { SessionInfo } from '@plumbline/api-client';
import { Button, Mark, Section, useFormat } from '..';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../tell';
import { useDesk, useSecurityChanged } from './desk';
import css from './Account.module.css';

export function Sessions({ sessions }: { sessions: SessionInfo[] }) {
  const { t } = useTranslation('kit');
  const { api, at } = useDesk();
  const securityChanged = useSecurityChanged();
  const format = useFormat();
  const end = useMutation({
    /** Without an id: all but this one. */
    mutationFn: (id: string | null) => api.delete(id ? `${at}/sessions/${encodeURIComponent(id)}` : `${at}/sessions`),
    onSuccess: (_, id) => {
      tell(t(id ? 'account.sessions.ended' : 'account.sessions.endedAll'), 'info');
      securityChanged();
    },
    onError: tellFailure,
  });
  return (
    <Section
      title={t('account.sessions.title')}
      actions={
        sessions.length > 1 ? (
          <Button variant="default" onClick={() => end.mutate(null)}>
            {t('account.sessions.endAll')}
          </Button>
        ) : null
      }
    >
      <ul className={css.list} aria-label={t('account.sessions.title')}>
        {sessions.map((one) => (
          <li key={one.id}>
            <div>
              <b>{one.device ?? t('account.sessions.unknown')}</b>
              <small>
                {one.current && <Mark tone="green" glyph="●" label={t('account.sessions.current')} />}
                {one.address && <span>{one.address}</span>}
                <span>{t('account.sessions.since', { at: format.dateTime(one.since) })}</span>
                {one.lastSeen && !one.current && (
                  <span>{t('account.sessions.seen', { ago: format.ago(one.lastSeen) })}</span>
                )}
              </small>
            </div>
            {!one.current && (
              <Button variant="default" size="compact-sm" onClick={() => end.mutate(one.id)}>
                {t('account.sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
