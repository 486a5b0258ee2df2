import { TabLinks } from '@plumbline/ui-kit';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import './texts';
import { InvitationList } from './InvitationList';
import { TokenList } from './TokenList';
import { UserList } from './UserList';
import { useCan } from '../../lib/session';

const route = getRouteApi('/app/users');

export function UsersPage() {
  const { t } = useTranslation();
  const can = useCan();
  const { tab } = route.useSearch();
  const tabs = [
    { href: '/users', label: t('users.tab.users'), active: tab === undefined },
    { href: '/users?tab=invitations', label: t('invitations.tab'), active: tab === 'invitations' },
    ...(can('tokens.write')
      ? [{ href: '/users?tab=tokens', label: t('users.tab.tokens'), active: tab === 'tokens' }]
      : []),
  ];
  return (
    <>
      <TabLinks label={t('users.tabs')} items={tabs} />
      {tab === 'tokens' ? <TokenList /> : tab === 'invitations' ? <InvitationList /> : <UserList />}
    </>
  );
}
