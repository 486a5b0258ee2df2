import { asProblem, type Briefing, type JobItem } from '@plumbline/api-client';
import { A, Banner, Button, NoPermission, Section, TextInput, useFormat } from '@plumbline/ui-kit';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/session';
import { useSendBriefing } from './queries';
import css from './Briefing.module.css';

/** The SMS as it will arrive, to whom, and the button. A text cannot be called back, so everything is shown before it. */
export function SendBriefing({ job, briefing }: { job: JobItem; briefing: Briefing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const can = useCan();
  const send = useSendBriefing(job.id);
  const [other, setOther] = useState<string | null>(null);
  const sms = briefing.sms!;
  const technician = job.technician;
  const problem = send.error ? asProblem(send.error) : null;
  const wasSent = briefing.deliveries.some((delivery) => delivery.state !== 'failed');
  const phone = other === null ? technician?.phone : other;

  return (
    <Section title={t('briefing.sms')}>
      <div className={css.sms}>{sms.body}</div>
      <div className={css.smsNote}>
        <span>{t('briefing.segments', { count: sms.segments })}</span>
        <span>{t('briefing.characters', { count: sms.body.length })}</span>
        {briefing.link && (
          <A href={briefing.link} target="_blank" rel="noreferrer" className={css.plain}>
            {t('briefing.openLink')}
          </A>
        )}
      </div>
      {!can('briefings.send') ? (
        <NoPermission compact detail={t('noPermission', { permission: 'briefings.send' })} />
      ) : (
        <form
          className={css.send}
          style={{ marginTop: 12 }}
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate({ briefingId: briefing.id, phone: other?.trim() || undefined });
          }}
        >
          {other === null ? (
            <div className={css.to}>
              <span>
                {technician ? (
                  <>
                    {technician.name} · {technician.phone ? format.phone(technician.phone) : t('briefing.noPhone')}
                  </>
                ) : (
                  t('briefing.noTechnician')
                )}
              </span>
              <button type="button" className={css.plain} onClick={() => setOther('')}>
                {t('briefing.useOther')}
              </button>
            </div>
          ) : (
            <div className={css.to} style={{ alignItems: 'end' }}>
              <TextInput
                label={t('briefing.otherPhone')}
                type="tel"
                placeholder="(913) 555-0123"
                value={other}
                onChange={(event) => setOther(event.currentTarget.value)}
                error={problem?.fields.phone}
                style={{ flex: 1 }}
              />
              <button type="button" className={css.plain} onClick={() => setOther(null)}>
                {t('action.cancel')}
              </button>
            </div>
          )}
          {problem && (
            <Banner tone="red" role="alert">
              {problem.detail}
            </Banner>
          )}
          <div className={css.actions}>
            <Button
              type="submit"
              variant={wasSent ? 'default' : 'filled'}
              leftSection={<Send size={14} aria-hidden />}
              loading={send.isPending}
              disabled={!phone}
            >
              {wasSent ? t('briefing.sendAgain') : t('briefing.send')}
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}
