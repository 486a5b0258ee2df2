import { keys, type Job, type JobItem, type Page } from '@plumbline/api-client';
import {
  A,
  BarLines,
  Bar,
  EmptyState,
  ErrorState,
  Facts,
  Quiet,
  Section,
  Split,
  StatusChip,
  TextLink,
  useFormat,
  useNow,
  layoutStyles,
} from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BriefingPanel } from '../../components/briefing/BriefingPanel';
import { jobQuery } from '../../components/briefing/queries';
import { JobHistory } from '../../components/JobHistory';
import { Notes } from '../../components/Notes';
import { PageHead } from '../../components/PageHead';
import { api } from '../../lib/api';
import { shownStatus } from '../../lib/jobs';
import { Panels } from '../../plugin-host/Panels';
import { Appointments } from './Appointments';
import css from './JobPage.module.css';

const route = getRouteApi('/app/jobs/$id');

/** One job: what, where, when on the left; its briefing, from writing to delivery, beside it. */
export function JobPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id } = route.useParams();
  const query = useQuery(jobQuery(id));
  const job = query.data;
  const day = job?.start ? format.localDate(job.start) : undefined;
  return (
    <>
      <PageHead
        lead={
          <A href={day ? `/today?day=${day}` : '/today'} className={layoutStyles.crumb} aria-label={t('nav.today')}>
            <ChevronLeft size={16} aria-hidden />
          </A>
        }
        title={job ? t('job.titled', { number: job.number }) : t('job.title')}
        note={
          job
            ? [job.customer?.name, job.start ? format.day(format.localDate(job.start)) : null]
                .filter(Boolean)
                .join(' · ')
            : null
        }
      />
      {query.error && !job ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Split
          mainLabel={t('job.main')}
          sideLabel={t('briefing.title')}
          main={job ? <Detail job={job} /> : <Loading />}
          side={
            job ? (
              <>
                <BriefingPanel job={job} />
                <Panels
                  slot="job.detail.side"
                  props={{ jobId: job.id, customerId: job.customer?.id, locationId: job.location?.id }}
                />
              </>
            ) : (
              <BarLines lines={8} />
            )
          }
        />
      )}
    </>
  );
}

function Detail({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(30_000);
  const history = useQuery({
    queryKey: keys.one('jobs', job.id, 'history'),
    queryFn: ({ signal }) => api.get<Page<JobItem> | JobItem[]>(`/api/jobs/${job.id}/history`, { signal }),
  });
  const earlier = Array.isArray(history.data) ? history.data : history.data?.items;
  const status = shownStatus(job, now);
  return (
    <>
      <div className={css.top}>
        <div className={css.line}>
          <StatusChip status={status} label={t(`status.${status}`)} />
          <span>
            {job.start ? `${format.day(format.localDate(job.start))}, ` : ''}
            {format.window(job.arrivalStart ?? job.start, job.arrivalEnd)}
          </span>
          <a href="#briefing" className={css.jump}>
            {t('briefing.title')} <span aria-hidden>↓</span>
          </a>
        </div>
        <h2 className={css.type}>{job.jobType ?? t('job.noType')}</h2>
        {job.summary && <p className={css.summary}>{job.summary}</p>}
      </div>
      <Section title={t('job.details')}>
        <Facts
          items={[
            [
              t('column.customer'),
              job.customer ? (
                <TextLink key="customer" href={`/customers/${job.customer.id}`}>
                  {job.customer.name}
                </TextLink>
              ) : (
                t('job.noCustomer')
              ),
            ],
            [t('job.location'), job.location?.address ? format.address(job.location.address) : null],
            [
              t('column.technician'),
              job.technician ? (
                <>
                  {job.technician.name}{' '}
                  <Quiet>{job.technician.phone ? format.phone(job.technician.phone) : t('briefing.noPhone')}</Quiet>
                </>
              ) : (
                t('today.noTechnician')
              ),
            ],
            [t('column.businessUnit'), job.businessUnit],
            [t('job.priority'), job.priority],
            [t('job.campaign'), job.campaign],
            [t('column.total'), job.total ? format.money(job.total) : null],
            [t('job.created'), job.createdAt ? format.dateTime(job.createdAt) : null],
            [t('job.completed'), job.completedAt ? format.dateTime(job.completedAt) : null],
            [
              t('customer.source'),
              job.externalId
                ? t('job.external', {
                    system: job.system === 'servicetitan' ? 'ServiceTitan' : job.system,
                    id: job.externalId,
                  })
                : null,
            ],
          ]}
        />
      </Section>
      <Section title={t('job.appointments')} note={job.appointments.length || null}>
        <Appointments appointments={job.appointments} />
      </Section>
      <Notes of="jobs" id={job.id} />
      <Section title={t('job.history')} note={earlier?.length || null}>
        <div className={css.table}>
          <JobHistory
            label={t('job.history')}
            rows={earlier}
            query={history}
            now={now}
            empty={<EmptyState compact title={t('job.noHistory')} />}
          />
        </div>
      </Section>
      <Panels
        slot="job.detail.tab"
        props={{ jobId: job.id, customerId: job.customer?.id, locationId: job.location?.id }}
      />
    </>
  );
}

function Loading() {
  return (
    <>
      <Bar width={120} height={18} />
      <Bar width={260} height={20} />
      <BarLines lines={7} />
    </>
  );
}
