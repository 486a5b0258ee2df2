import { keys, type SignOnProvider } from '@plumbline/api-client';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '..';
import type { Entry, SignedIn } from './entry';
import { askPasskey, passkeysWork } from './passkey';
import css from './SignIn.module.css';

/** Signing in by a passkey alone. */
export function usePasskey({ api, at, onDone }: Entry) {
  return useMutation({
    mutationFn: async () => {
      const { ticket, ...options } = await api.post<Record<string, unknown>>(`${at}/passkey/options`);
      const credential = await askPasskey((options.options as Record<string, unknown> | undefined) ?? options);
      return api.post<SignedIn>(`${at}/passkey`, { ticket, credential });
    },
    onSuccess: onDone,
  });
}

interface Props extends Omit<Entry, 'onDone'> {
  passkey: ReturnType<typeof usePasskey>;
  /** As far as it is typed: a company's provider is named to addresses of its domains. */
  email: string;
  /** Path to go to in the end. */
  to: string;
}

/** Below the password: a passkey, and identity providers. */
export function OtherWays({ api, at, passkey, email, to }: Props) {
  const { t } = useTranslation('kit');
  const providers = useProviders(api, at, email);
  if (!passkeysWork() && providers.length === 0) return null;
  return (
    <div className={css.others}>
      <span className={css.or}>{t('signIn.or')}</span>
      {passkeysWork() && (
        <Button
          variant="default"
          size="sm"
          leftSection={<KeyRound size={15} aria-hidden />}
          loading={passkey.isPending}
          onClick={() => passkey.mutate()}
        >
          {t('signIn.passkey')}
        </Button>
      )}
      {providers.map((one) => (
        <Button
          key={one.id}
          component="a"
          variant="default"
          size="sm"
          href={`/api/session/oidc/${encodeURIComponent(one.id)}/start?return=${encodeURIComponent(to)}`}
        >
          {t('signIn.with', { name: one.name })}
        </Button>
      ))}
    </div>
  );
}

function useProviders(api: Entry['api'], at: string, email: string): SignOnProvider[] {
  const [domain] = useDebouncedValue(/@([^@\s]+\.[^@\s.]{2,})$/.exec(email.trim())?.[1]?.toLowerCase() ?? '', 300);
  const query = useQuery({
    queryKey: keys.list('sign-on', { at, domain }),
    queryFn: ({ signal }) =>
      api.get<{ items: SignOnProvider[] }>(`${at}/oidc`, {
        query: { email: domain && `anybody@${domain}` },
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return query.data?.items ?? [];
}
