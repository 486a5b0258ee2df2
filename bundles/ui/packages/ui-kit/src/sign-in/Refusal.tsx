import { asProblem } from '@plumbline/api-client';
import { useTranslation } from 'react-i18next';
import { Banner } from '../States';

/** Why the door stayed shut, in the server's words. */
export function Refusal({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <Banner tone="red" role="alert">
      {asProblem(error).detail}
    </Banner>
  );
}

/** Why an identity provider's answer did not lead in; the way back names a code in the address. */
export function SignOnRefusal({ code }: { code: string | null | undefined }) {
  const { t } = useTranslation('kit');
  if (!code) return null;
  return (
    <Banner tone="red" role="alert">
      {t(`signIn.problem.${code}`, { defaultValue: t('signIn.problem.sign-on.refused') })}
    </Banner>
  );
}
