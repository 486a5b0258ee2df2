import { AccountContext, FactorSetUp } from '@plumbline/ui-kit/account';
import { useTranslation } from 'react-i18next';
import { api, leave, queryClient, tellFailure } from './api';
import css from './Platform.module.css';

const DESK = { api, at: '/api/platform/me' };

/** The platform asks its people for a second factor, and this one has none yet. */
export function NeedsFactor() {
  const { t } = useTranslation();
  const signOut = async () => {
    try {
      await api.delete('/api/platform/session');
    } catch (error) {
      tellFailure(error);
      return;
    }
    leave();
  };
  return (
    <div className={css.door}>
      <main className={css.card}>
        <img src="/platform/favicon.svg" alt="" />
        <h1>{t('door.factorTitle')}</h1>
        <p>{t('door.factorText')}</p>
        <AccountContext value={DESK}>
          <FactorSetUp
            onDone={() => void queryClient.invalidateQueries({ queryKey: ['me'] })}
            onSignOut={() => void signOut()}
          />
        </AccountContext>
      </main>
    </div>
  );
}
