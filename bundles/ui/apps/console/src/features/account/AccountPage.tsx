import { AccountContext, AccountSections } from '@plumbline/ui-kit/account';
import { ScrollPage } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { api } from '../../lib/api';
import { useMe } from '../../lib/session';

const DESK = { api, at: '/api/me' };

/** How the signed-in person signs in, and where. */
export function AccountPage() {
  const { t } = useTranslation();
  const { user } = useMe();
  return (
    <>
      <PageHead title={t('shell.account')} note={user.email} />
      <ScrollPage label={t('shell.account')}>
        <AccountContext value={DESK}>
          <AccountSections />
        </AccountContext>
      </ScrollPage>
    </>
  );
}
