import { keys, type SecondFactor } from '@plumbline/api-client';
import { Banner, useNavigateTo } from '@plumbline/ui-kit';
import { FirstStep, SecondStep, type SignedIn } from '@plumbline/ui-kit/sign-in';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient, setCsrf } from '../../lib/api';
import { EntryFrame } from './EntryFrame';
import { EntryLink, EntryLinks } from './parts';

const route = getRouteApi('/sign-in');
const AT = '/api/session';

export function SignIn() {
  const { t } = useTranslation();
  const { to, problem } = route.useSearch();
  const navigate = useNavigateTo();
  const [second, setSecond] = useState<SecondFactor | null>(null);
  const setUp = useQuery({
    queryKey: keys.setup,
    queryFn: ({ signal }) => api.get<{ needed: boolean }>('/api/setup', { signal }),
  });
  const home = isInside(to) ? to : '/today';
  const enter = ({ csrf }: SignedIn) => {
    setCsrf(csrf);
    queryClient.removeQueries({ queryKey: keys.me });
    queryClient.removeQueries({ queryKey: keys.company });
    navigate(home);
  };

  if (setUp.data?.needed) {
    return (
      <EntryFrame title={t('entry.needsSetUp.title')} text={t('entry.needsSetUp.text')}>
        <Banner tone="blue">{t('entry.needsSetUp.how')}</Banner>
      </EntryFrame>
    );
  }
  if (second) {
    return (
      <EntryFrame title={t('entry.second.title')} text={t('entry.second.text')}>
        <SecondStep api={api} at={AT} factor={second} onDone={enter} onBack={() => setSecond(null)} />
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t('entry.signIn.title')} text={t('entry.signIn.text')}>
      <FirstStep api={api} at={AT} onDone={enter} onSecond={setSecond} to={home} problem={problem} />
      <EntryLinks>
        <EntryLink href="/reset">{t('entry.signIn.forgot')}</EntryLink>
        <EntryLink href="/sign-up">{t('entry.signIn.signUp')}</EntryLink>
      </EntryLinks>
    </EntryFrame>
  );
}

/** Only a path of this application is followed after sign-in, never another site. */
function isInside(to: string | undefined): to is string {
  return to !== undefined && /^\/(?![/\\])/.test(to);
}
