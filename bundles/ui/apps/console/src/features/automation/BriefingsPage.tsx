import './texts';
import { TabLinks } from '@plumbline/ui-kit';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { AutomationSettings } from './AutomationSettings';
import { GuidanceEditor } from './GuidanceEditor';
import { QueueList } from './QueueList';
import { ResultsView } from './ResultsView';

const route = getRouteApi('/app/briefings');
const TABS = ['queue', 'results', 'automation', 'guidance'] as const;

/** Briefings that go out by themselves: what will, what did and was useful, and by which rules. */
export function BriefingsPage() {
  const { t } = useTranslation();
  const { tab = 'queue' } = route.useSearch();
  return (
    <>
      <PageHead title={t('nav.briefings')} note={t(`queue.tab.${tab}`)} />
      <TabLinks
        label={t('queue.tabs')}
        items={TABS.map((one) => ({
          href: one === 'queue' ? '/briefings' : `/briefings?tab=${one}`,
          label: t(`queue.tab.${one}`),
          active: one === tab,
        }))}
      />
      {tab === 'queue' && <QueueList />}
      {tab === 'results' && <ResultsView />}
      {tab === 'automation' && <AutomationSettings />}
      {tab === 'guidance' && <GuidanceEditor />}
    </>
  );
}
