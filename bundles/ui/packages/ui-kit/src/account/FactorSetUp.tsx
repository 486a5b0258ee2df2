import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '..';
import { BarLines, ErrorState } from '../States';
import { Authenticator } from './Authenticator';
import { useSecurity } from './desk';
import { Passkeys } from './Passkeys';
import { NewCodes } from './RecoveryCodes';
import css from './Account.module.css';

/** For who has to set up a second factor before anything else. */
export function FactorSetUp({ onDone, onSignOut }: { onDone: () => void; onSignOut: () => void }) {
  const { t } = useTranslation('kit');
  const [codes, setCodes] = useState<string[] | null>(null);
  const query = useSecurity();
  const security = query.data;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!security) return <BarLines lines={6} />;
  const safe = security.totp || (security.passkeys ?? []).length > 0;
  return (
    <div className={css.wide}>
      <Authenticator on={security.totp} onCodes={setCodes} />
      <Passkeys passkeys={security.passkeys ?? []} />
      <div className={css.row}>
        <Button size="sm" disabled={!safe} onClick={onDone}>
          {t('account.goOn')}
        </Button>
        <Button size="sm" variant="default" onClick={onSignOut}>
          {t('account.signOut')}
        </Button>
      </div>
      <NewCodes codes={codes} onClose={() => setCodes(null)} />
    </div>
  );
}
