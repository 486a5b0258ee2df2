import { useState } from 'react';
import { BarLines, ErrorState } from '../States';
import { Authenticator } from './Authenticator';
import { useSecurity } from './desk';
import { Passkeys } from './Passkeys';
import { PasswordChange } from './PasswordChange';
import { NewCodes, RecoveryCodes } from './RecoveryCodes';
import { Sessions } from './Sessions';

/** How the signed-in person signs in, and where. */
export function AccountSections() {
  const [codes, setCodes] = useState<string[] | null>(null);
  const query = useSecurity();
  const security = query.data;
  return (
    <>
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
      <NewCodes codes={codes} onClose={() => setCodes(null)} />
    </>
  );
}
