import { Banner, TextLink, useFormat, useNow } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../lib/company';
import css from './Shell.module.css';

/** Above every page while the company cannot work as usual, or somebody from outside may look in. */
export function CompanyBanner() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const company = useCompany();
  if (!company) return null;
  const open = company.missing.filter((one) => !one.done).length;
  const isWatched = company.supportAccess && Date.parse(company.supportAccess.until) > now;
  if (company.state === 'active' && !isWatched) return null;
  return (
    <div className={css.banner}>
      {company.state === 'pending' && (
        <Banner tone="blue" role="status">
          {t('companyState.pending')}{' '}
          {open > 0 && <TextLink href="/company">{t('companyState.missing', { count: open })}</TextLink>}
        </Banner>
      )}
      {company.state === 'suspended' && (
        <Banner tone="red" role="status">
          {t('companyState.suspended')} {company.reason}
        </Banner>
      )}
      {company.state === 'closing' && (
        <Banner tone="red" role="status">
          {t('companyState.closing', { date: format.date(company.endsAt) })}{' '}
          <TextLink href="/company">{t('companyState.export')}</TextLink>
        </Banner>
      )}
      {isWatched && company.supportAccess && (
        <Banner tone="gold" role="status">
          {t('companyState.watched', { until: format.dateTime(company.supportAccess.until) })}{' '}
          <TextLink href="/company">{t('companyState.watchedEnd')}</TextLink>
        </Banner>
      )}
    </div>
  );
}
