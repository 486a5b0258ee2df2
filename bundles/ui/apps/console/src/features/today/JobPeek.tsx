import { A, ActionIcon, BarLines, ErrorState, Kbd, StatusChip, TextLink, useFormat, useNow } from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { ArrowUpRight, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BriefingPanel } from '../../components/briefing/BriefingPanel';
import { jobQuery } from '../../components/briefing/queries';
import { shownStatus } from '../../lib/jobs';
import css from './JobPeek.module.css';

/** A job beside the list: what matters for the briefing, without losing sight of the day. */
export function JobPeek({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(30_000);
  const query = useQuery(jobQuery(id));
  const job = query.data;
  return (
    <aside className={css.peek} aria-label={t('job.beside')} tabIndex={0}>
      <header className={css.head}>
        <A href={`/jobs/${id}`} className={css.open}>
          {job ? t('job.titled', { number: job.number }) : t('job.title')}
          <ArrowUpRight size={14} aria-hidden />
        </A>
        <span className={css.close}>
          <Kbd>Esc</Kbd>
          <ActionIcon aria-label={t('action.close')} onClick={onClose}>
            <X size={16} aria-hidden />
          </ActionIcon>
        </span>
      </header>
      <div className={css.body}>
        {query.error && !job ? (
          <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
        ) : !job ? (
          <BarLines lines={8} />
        ) : (
          <>
            <div className={css.facts}>
              <div className={css.line}>
                <StatusChip status={shownStatus(job, now)} label={t(`status.${shownStatus(job, now)}`)} />
                <span>{format.window(job.arrivalStart ?? job.start, job.arrivalEnd)}</span>
              </div>
              <b className={css.type}>{job.jobType ?? t('job.noType')}</b>
              <div>
                {job.customer ? (
                  <TextLink href={`/customers/${job.customer.id}`}>{job.customer.name}</TextLink>
                ) : (
                  t('job.noCustomer')
                )}
              </div>
              {job.location?.address && <div className={css.quiet}>{format.address(job.location.address)}</div>}
              <div className={css.quiet}>
                {job.technician
                  ? `${job.technician.name} · ${format.phone(job.technician.phone)}`
                  : t('today.noTechnician')}
              </div>
              {job.summary && <p className={css.summary}>{job.summary}</p>}
            </div>
            <BriefingPanel job={job} />
          </>
        )}
      </div>
    </aside>
  );
}
