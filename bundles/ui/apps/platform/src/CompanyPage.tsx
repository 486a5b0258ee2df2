import type { PlatformCompanyDetail } from '@plumbline/api-client';
import {
  A,
  Banner,
  BarLines,
  Button,
  clsx,
  ErrorState,
  Facts,
  ScrollPage,
  Section,
  TextInput,
  Timeline,
  useFormat,
} from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient, tell, tellFailure, useCan } from './api';
import { DeadLetters, Health, Timers } from './CompanyWork';
import { PluginMarks, StateMark, useTitle } from './marks';
import { Steps } from './Steps';
import { UsageCharts } from './UsageCharts';
import css from './Platform.module.css';

/** One company from outside: where it stands, what it uses, what troubles it, and the steps that may be taken. */
export function CompanyPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const path = `/api/platform/companies/${encodeURIComponent(id)}`;
  const query = useQuery({
    queryKey: ['companies', 'one', id],
    queryFn: ({ signal }) => api.get<PlatformCompanyDetail>(path, { signal }),
    refetchInterval: 30_000,
  });
  useTitle(query.data?.company.name ?? t('nav.companies'));
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <ScrollPage label={query.data?.company.name ?? t('column.company')}>
      {query.data ? <Detail detail={query.data} path={path} /> : <BarLines lines={10} />}
    </ScrollPage>
  );
}

function Detail({ detail, path }: { detail: PlatformCompanyDetail; path: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { company, contact } = detail;
  return (
    <>
      <div className={css.head}>
        <A href="/platform/">{t('nav.companies')}</A>
        <h1>{company.name}</h1>
        <StateMark state={company.state} />
        <Steps company={company} path={path} />
      </div>
      {company.state === 'closing' && company.endsAt && (
        <Banner tone="red">{t('closingOn', { date: format.date(company.endsAt) })}</Banner>
      )}
      {detail.reason && <Banner tone="grey">{t('reasonGiven', { reason: detail.reason })}</Banner>}
      <div className={css.columns}>
        <Section title={t('details')}>
          <Facts
            items={[
              [t('contact'), contact ? `${contact.name}, ${contact.email}` : null],
              [t('phone'), contact?.phone ? format.phone(contact.phone) : null],
              [t('trade'), company.trade ? t(`trades.${company.trade}`, { defaultValue: company.trade }) : null],
              [t('zone'), company.zone],
              [t('since'), company.createdAt ? format.date(company.createdAt) : null],
              [
                t('column.plugins'),
                <span key="p" className={css.marks}>
                  <PluginMarks plugins={company.plugins} />
                </span>,
              ],
            ]}
          />
          <Plan key={company.plan} plan={company.plan ?? ''} path={path} />
        </Section>
        <Health path={path} />
      </div>
      <Section title={t('usage.title')}>
        <UsageCharts path={`${path}/usage`} />
      </Section>
      <DeadLetters path={path} />
      <Timers path={path} />
      <Support path={path} />
      <Section title={t('history')}>
        <Timeline
          items={detail.history.map((one) => ({
            key: `${one.at}${one.action}`,
            tone: 'grey',
            glyph: '·',
            label: t(`action.${one.action.replace(/^company[.-]/, '')}`, { defaultValue: one.action }),
            detail: [one.by, one.reason].filter(Boolean).join(' · '),
            when: format.dateTime(one.at),
          }))}
        />
      </Section>
    </>
  );
}

function Plan({ plan, path }: { plan: string; path: string }) {
  const { t } = useTranslation();
  const mayWrite = useCan()('companies.write');
  const [text, setText] = useState(plan);
  const save = useMutation({
    mutationFn: () => api.put(`${path}/plan`, { plan: text.trim() }),
    onSuccess: () => {
      tell(t('planSaved'));
      return queryClient.invalidateQueries({ queryKey: ['companies'] });
    },
    onError: tellFailure,
  });
  return (
    <form
      className={clsx(css.row, css.plan)}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label={t('column.plan')}
        disabled={!mayWrite}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {mayWrite && (
        <Button type="submit" variant="default" disabled={text.trim() === plan} loading={save.isPending}>
          {t('save')}
        </Button>
      )}
    </form>
  );
}

/** Into the company's own console, read only, while it allows that. */
function Support({ path }: { path: string }) {
  const { t } = useTranslation();
  const enter = useMutation({
    mutationFn: () => api.post(`${path}/support-sessions`),
    onSuccess: () => window.location.assign('/'),
    onError: tellFailure,
  });
  return (
    <Section title={t('support.title')}>
      <div className={css.row}>
        <p>{t('support.text')}</p>
        <Button variant="default" loading={enter.isPending} onClick={() => enter.mutate()}>
          {t('support.enter')}
        </Button>
      </div>
    </Section>
  );
}
