import { TabLinks } from '@plumbline/ui-kit';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { BackupList } from './BackupList';
import { BundleList } from './BundleList';
import { HealthView } from './HealthView';
import { TimerList } from './TimerList';

const route = getRouteApi('/app/system');
const TABS = ['health', 'timers', 'backups', 'bundles'] as const;

export function SystemPage() {
  const { t } = useTranslation();
  const { tab = 'health' } = route.useSearch();
  return (
    <>
      <PageHead title={t('nav.system')} note={t(`system.tab.${tab}`)} />
      <TabLinks
        label={t('system.tabs')}
        items={TABS.map((one) => ({
          href: one === 'health' ? '/system' : `/system?tab=${one}`,
          label: t(`system.tab.${one}`),
          active: one === tab,
        }))}
      />
      {tab === 'health' && <HealthView />}
      {tab === 'timers' && <TimerList />}
      {tab === 'backups' && <BackupList />}
      {tab === 'bundles' && <BundleList />}
    </>
  );
}
