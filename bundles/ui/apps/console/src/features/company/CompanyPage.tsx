import './texts';
import type { Company } from '@plumbline/api-client';
import { BarLines, ErrorState, ScrollPage, TabLinks } from '@plumbline/ui-kit';
import { SignInRulesForm, SignOnForm } from '@plumbline/ui-kit/account';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { api } from '../../lib/api';
import { companyQuery } from '../../lib/company';
import { useCan } from '../../lib/session';
import { BrandingForm } from './BrandingForm';
import { Details } from './Details';
import { Exports } from './Exports';
import { Missing } from './Missing';
import { PrivacySettingsForm } from './PrivacySettingsForm';
import { SupportGrant } from './SupportGrant';

const route = getRouteApi('/app/company');
const TABS = ['overview', 'branding', 'privacy'] as const;

/** The company itself: where it stands, its details, its looks, what it may gather. */
export function CompanyPage() {
  const { t } = useTranslation();
  const { tab = 'overview' } = route.useSearch();
  const query = useQuery(companyQuery);
  return (
    <>
      <PageHead title={t('company.title')} note={query.data?.name} />
      <TabLinks
        label={t('company.tabs')}
        items={TABS.map((one) => ({
          href: one === 'overview' ? '/company' : `/company?tab=${one}`,
          label: t(`company.tab.${one}`),
          active: one === tab,
        }))}
      />
      <ScrollPage label={t(`company.tab.${tab}`)}>
        {tab === 'privacy' ? (
          <PrivacySettingsForm />
        ) : query.data ? (
          tab === 'branding' ? (
            <BrandingForm />
          ) : (
            <Overview company={query.data} />
          )
        ) : query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <BarLines lines={8} />
        )}
      </ScrollPage>
    </>
  );
}

function Overview({ company }: { company: Company }) {
  const can = useCan();
  return (
    <>
      <Missing company={company} />
      <Details key={company.id} company={company} />
      {can('company.write') && <SupportGrant company={company} />}
      {can('sign-on.write') && (
        <>
          <SignInRulesForm api={api} at="/api/company/sign-in-rules" />
          <SignOnForm api={api} at="/api/company/sign-on" />
        </>
      )}
      {can('company.write') && <Exports />}
    </>
  );
}
