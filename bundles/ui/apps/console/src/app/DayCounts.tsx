import { A, useFormat, useNow } from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { countDay, dayJobs } from '../lib/jobs';
import { useCan } from '../lib/session';
import css from './Shell.module.css';

/** The two numbers a dispatcher lives by, on every page: jobs of today without a technician, and late ones. */
export function DayCounts() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(30_000);
  const can = useCan();
  const today = format.today(now);
  const jobs = useQuery({ ...dayJobs(today), enabled: can('jobs.read') });
  if (!can('jobs.read')) return null;
  const counts = jobs.data ? countDay(jobs.data.items, now) : null;
  return (
    <div className={css.counts}>
      <A
        href="/today?status=Unassigned"
        className={css.count}
        data-tone={counts && counts.unassigned > 0 ? 'gold' : undefined}
      >
        <span className={css.countLabel}>{t('counts.unassigned')}</span>{' '}
        <b data-glyph="◌">{counts ? counts.unassigned : '–'}</b>
      </A>
      <A href="/today?status=Late" className={css.count} data-tone={counts && counts.late > 0 ? 'red' : undefined}>
        <span className={css.countLabel}>{t('counts.late')}</span> <b data-glyph="!">{counts ? counts.late : '–'}</b>
      </A>
    </div>
  );
}
