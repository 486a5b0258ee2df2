import type { SecondFactor } from '@plumbline/api-client';
import { FirstStep, SecondStep, type SignedIn } from '@plumbline/ui-kit/sign-in';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient, setCsrf } from './api';
import { go, useRoute } from './route';
import css from './Platform.module.css';

const AT = '/api/platform/session';

/** The platform's own door; a company's people are not let in here. */
export function SignIn() {
  const { t } = useTranslation();
  const problem = useRoute().search.get('problem');
  const [second, setSecond] = useState<SecondFactor | null>(null);
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  const enter = ({ csrf }: SignedIn) => {
    setCsrf(csrf);
    if (problem) go('/platform/', true);
    void queryClient.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <div className={css.door}>
      <main className={css.card}>
        <img src="/platform/favicon.svg" alt="" />
        <h1>{t('door.title')}</h1>
        <p>{second ? t('door.second') : t('door.text')}</p>
        {second ? (
          <SecondStep api={api} at={AT} factor={second} onDone={enter} onBack={() => setSecond(null)} />
        ) : (
          <FirstStep api={api} at={AT} onDone={enter} onSecond={setSecond} to="/platform/" problem={problem} />
        )}
      </main>
    </div>
  );
}
