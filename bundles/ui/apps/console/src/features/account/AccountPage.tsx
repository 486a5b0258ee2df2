import './texts';
import { keys, type Security } from '@plumbline/api-client';
import { BarLines, ErrorState, ScrollPage } from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { api, queryClient } from '../../lib/api';
import { useMe } from '../../lib/session';
import { Authenticator } from './Authenticator';
import { Passkeys } from './Passkeys';
import { PasswordChange } from './PasswordChange';
import { NewCodes, RecoveryCodes } from './RecoveryCodes';
import { Sessions } from './Sessions';

export const securityChanged = () => void queryClient.invalidateQueries({ queryKey: ['security'] });

/** How the signed-in person signs in, and where. */
export function AccountPage() {
  const { t } = useTranslation();
  const { user } = useMe();
  const [codes, setCodes] = useState<string[] | null>(null);
  const query = useQuery({
    queryKey: keys.list('security'),
    queryFn: ({ signal }) => api.get<Security>('/api/me/security', { signal }),
  });
  const security = query.data;
  return (
    <>
      <PageHead title={t('account.title')} note={user.email} />
      <ScrollPage label={t('account.title')}>
        <PasswordChange />
        {security ? (
          <>
            <Authenticator on={security.totp} onCodes={setCodes} />
            <Passkeys passkeys={security.passkeys ?? []} />
            <RecoveryCodes left={security.recoveryCodesLeft} onCodes={setCodes} />
            <Sessions sessions={security.sessions} />
          </>
        ) : query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <BarLines lines={8} />
        )}
      </ScrollPage>
      <NewCodes codes={codes} onClose={() => setCodes(null)} />
    </>
  );
}
