import { keys, type Customer, type JobItem, type Page } from '@plumbline/api-client';
import {
  A,
  Banner,
  Bar,
  BarLines,
  EmptyState,
  ErrorState,
  Facts,
  Pager,
  Section,
  Split,
  layoutStyles,
  useFormat,
  useNow,
} from '@plumbline/ui-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JobHistory } from '../../components/JobHistory';
import { Notes } from '../../components/Notes';
import { PageHead } from '../../components/PageHead';
import { api } from '../../lib/api';
import { Panels } from '../../plugin-host/Panels';
import { Locations } from './Locations';
import { PrivacyPanel } from './PrivacyPanel';
import { ProfilePanel } from './ProfilePanel';
import css from './CustomerPage.module.css';

const route = getRouteApi('/app/customers/$id');

/** One customer: who, where, what was done on the left; what is known about them, with its sources, beside it. */
export function CustomerPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const query = useQuery({
    queryKey: keys.one('customers', id),
    queryFn: ({ signal }) => api.get<Customer>(`/api/customers/${id}`, { signal }),
  });
  const customer = query.data;
  return (
    <>
      <PageHead
        lead={
          <A href="/customers" className={layoutStyles.crumb} aria-label={t('nav.customers')}>
            <ChevronLeft size={16} aria-hidden />
          </A>
        }
        title={customer?.name ?? t('customer.title')}
        note={customer ? t(`customerType.${customer.type}`, { defaultValue: customer.type }) : null}
      />
      {query.error && !customer ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Split
          mainLabel={t('customer.title')}
          sideLabel={t('profile.title')}
          main={
            customer ? (
              <Detail customer={customer} />
            ) : (
              <>
                <Bar width={220} height={20} />
                <BarLines lines={8} />
              </>
            )
          }
          side={
            <>
              <ProfilePanel customerId={id} />
              <Notes of="customers" id={id} />
              {customer && <PrivacyPanel customerId={id} name={customer.name} />}
            </>
          }
        />
      )}
    </>
  );
}

function Detail({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {customer.doNotService && <Banner tone="red">{t('customer.doNotService')}</Banner>}
      {!customer.active && <Banner tone="grey">{t('customer.inactive')}</Banner>}
      <div className={css.pair}>
        <Section title={t('customer.contacts')}>
          {customer.contacts.length === 0 ? (
            <EmptyState compact title={t('customer.noContacts')} />
          ) : (
            <Facts
              items={customer.contacts.map((contact) => [
                t(`customer.contactType.${contact.type}`, { defaultValue: contact.type }),
                <span key={contact.id}>
                  <ContactValue type={contact.type} value={contact.value} />
                  {contact.memo && <span className={layoutStyles.quiet}> {contact.memo}</span>}
                </span>,
              ])}
            />
          )}
        </Section>
        <Section title={t('customer.details')}>
          <Facts
            items={[
              [t('column.address'), customer.address ? format.address(customer.address) : null],
              [t('customer.balance'), customer.balance ? format.money(customer.balance) : null],
              [t('customer.createdAt'), customer.createdAt ? format.date(customer.createdAt) : null],
              [
                t('customer.source'),
                customer.externalId
                  ? t('job.external', {
                      system: customer.system === 'servicetitan' ? 'ServiceTitan' : customer.system,
                      id: customer.externalId,
                    })
                  : null,
              ],
              [t('customer.sourceAt'), customer.sourceAt ? format.dateTime(customer.sourceAt) : null],
            ]}
          />
        </Section>
      </div>
      <Section title={t('customer.locations')} note={customer.locations.length > 1 ? customer.locations.length : null}>
        <Locations locations={customer.locations} />
      </Section>
      <Jobs customerId={customer.id} />
      <Panels slot="customer.detail.tab" props={{ customerId: customer.id }} />
    </>
  );
}

function ContactValue({ type, value }: { type: string; value: string }) {
  const format = useFormat();
  const kind = type.toLowerCase();
  if (kind.includes('mail')) return <a href={`mailto:${value}`}>{value}</a>;
  return <a href={`tel:${value.replace(/[^\d+]/g, '')}`}>{format.phone(value)}</a>;
}

const PAGE_SIZE = 25;

function Jobs({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const [page, setPage] = useState(1);
  const jobs = useQuery({
    queryKey: keys.list('jobs', { customer: customerId, page }),
    queryFn: ({ signal }) =>
      api.get<Page<JobItem>>(`/api/customers/${customerId}/jobs`, { query: { page, pageSize: PAGE_SIZE }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={t('customer.jobs')} note={jobs.data?.total || null}>
      <div className={css.table}>
        <JobHistory
          label={t('customer.jobs')}
          rows={jobs.data?.items}
          query={jobs}
          now={now}
          empty={<EmptyState compact title={t('customer.noJobs')} />}
          footer={
            jobs.data && jobs.data.total > PAGE_SIZE ? (
              <Pager page={page} pageSize={PAGE_SIZE} total={jobs.data.total} onPage={setPage} note={<span />} />
            ) : null
          }
        />
      </div>
    </Section>
  );
}
