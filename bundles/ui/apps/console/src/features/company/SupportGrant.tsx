import { keys, type Company } from '@plumbline/api-client';
import { Banner, Button, Section, Select, useFormat, useNow } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import css from './Company.module.css';

const HOURS = [1, 4, 12, 24, 72];

/** Lets the platform's people look in, for hours, and says so as long as it lasts. */
export function SupportGrant({ company }: { company: Company }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(30_000);
  const [hours, setHours] = useState(4);
  const done = (text: string) => {
    tell(text, 'info');
    return queryClient.invalidateQueries({ queryKey: keys.company });
  };
  const grant = useMutation({
    mutationFn: () => api.post<{ until?: string }>('/api/company/support-access', { hours }),
    onSuccess: (answer) =>
      done(
        t('company.support.granted', {
          until: format.dateTime(answer?.until ?? new Date(Date.now() + hours * 3_600_000).toISOString()),
        }),
      ),
    onError: tellFailure,
  });
  const end = useMutation({
    mutationFn: () => api.delete('/api/company/support-access'),
    onSuccess: () => done(t('company.support.ended')),
    onError: tellFailure,
  });
  const access = company.supportAccess;
  const left = access ? Date.parse(access.until) - now : 0;
  return (
    <Section title={t('company.support.title')}>
      {access && left > 0 ? (
        <Banner
          tone="gold"
          action={
            <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
              {t('company.support.end')}
            </Button>
          }
        >
          {t(access.by ? 'company.support.on' : 'company.support.onUnknown', {
            until: format.dateTime(access.until),
            left: format.duration(left),
            by: access.by,
          })}{' '}
          {t('company.support.audit')}
        </Banner>
      ) : (
        <div className={css.row}>
          <p className={css.quiet}>{t('company.support.none')}</p>
          <Select
            aria-label={t('company.support.hoursLabel')}
            data={HOURS.map((count) => ({ value: String(count), label: t('company.support.hours', { count }) }))}
            value={String(hours)}
            onChange={(value) => value && setHours(Number(value))}
            allowDeselect={false}
            w={110}
          />
          <Button variant="default" loading={grant.isPending} onClick={() => grant.mutate()}>
            {t('company.support.grant')}
          </Button>
        </div>
      )}
    </Section>
  );
}
