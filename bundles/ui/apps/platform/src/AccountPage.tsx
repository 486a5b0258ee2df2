import { ScrollPage } from '@plumbline/ui-kit';
import { AccountContext, AccountSections, SignInRulesForm, SignOnForm } from '@plumbline/ui-kit/account';
import { useTranslation } from 'react-i18next';
import { api, useCan } from './api';
import { useTitle } from './marks';
import css from './Platform.module.css';

const DESK = { api, at: '/api/platform/me' };

/** How the platform's people sign in: each his own, and the identity provider of all. */
export function AccountPage({ email }: { email: string }) {
  const { t } = useTranslation();
  const can = useCan();
  useTitle(t('nav.account'));
  return (
    <ScrollPage label={t('nav.account')}>
      <div className={css.head}>
        <h1>
          {t('nav.account')} <small>{email}</small>
        </h1>
      </div>
      <AccountContext value={DESK}>
        <AccountSections />
      </AccountContext>
      {can('sign-on.write') && (
        <>
          <SignInRulesForm api={api} at="/api/platform/sign-in-rules" />
          <SignOnForm api={api} at="/api/platform/sign-on" />
        </>
      )}
    </ScrollPage>
  );
}
