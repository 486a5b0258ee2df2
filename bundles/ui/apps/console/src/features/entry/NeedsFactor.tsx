import { createFormat, FormatProvider, useNavigateTo } from '@plumbline/ui-kit';
import { AccountContext, FactorSetUp } from '@plumbline/ui-kit/account';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, queryClient, setCsrf } from '../../lib/api';
import { tellFailure } from '../../lib/actions';
import { meQuery } from '../../lib/session';
import { EntryFrame } from './EntryFrame';

const DESK = { api, at: '/api/me' };

/** `/second-factor`: the company asks its owners and admins for one, and this one has none yet. */
export function NeedsFactor() {
  const { t } = useTranslation();
  const navigate = useNavigateTo();
  const zone = useQuery(meQuery).data?.tenant?.zone ?? 'UTC';
  const goOn = async () => {
    await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    navigate('/today');
  };
  const signOut = async () => {
    try {
      await api.delete('/api/session');
    } catch (error) {
      tellFailure(error);
      return;
    }
    setCsrf(null);
    queryClient.clear();
    navigate('/sign-in');
  };
  return (
    <EntryFrame title={t('entry.needsFactor.title')} text={t('entry.needsFactor.text')} wide>
      <FormatProvider format={createFormat('en-US', zone)}>
        <AccountContext value={DESK}>
          <FactorSetUp onDone={() => void goOn()} onSignOut={() => void signOut()} />
        </AccountContext>
      </FormatProvider>
    </EntryFrame>
  );
}
