import './texts';
import { TabLinks } from '@plumbline/ui-kit';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { ConsentList } from './ConsentList';
import { Conversations } from './Conversations';
import { DeadLetterList } from './DeadLetterList';
import { IntegrationList } from './IntegrationList';
import { MailList } from './MailList';
import { MessageList } from './MessageList';

const route = getRouteApi('/app/messages');
const TABS = ['messages', 'threads', 'mails', 'integration', 'dead-letters', 'consents'] as const;

export function MessagesPage() {
  const { t } = useTranslation();
  const { tab = 'messages' } = route.useSearch();
  return (
    <>
      <PageHead title={t('nav.messages')} note={t(`messages.tab.${tab}`)} />
      <TabLinks
        label={t('messages.tabs')}
        items={TABS.map((one) => ({
          href: one === 'messages' ? '/messages' : `/messages?tab=${one}`,
          label: t(`messages.tab.${one}`),
          active: one === tab,
        }))}
      />
      {tab === 'messages' && <MessageList />}
      {tab === 'threads' && <Conversations />}
      {tab === 'mails' && <MailList />}
      {tab === 'integration' && <IntegrationList />}
      {tab === 'dead-letters' && <DeadLetterList />}
      {tab === 'consents' && <ConsentList />}
    </>
  );
}
