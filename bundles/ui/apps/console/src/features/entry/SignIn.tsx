import { asProblem, keys, type Me, type SecondFactor, type SignOnProvider } from '@plumbline/api-client';
import { Banner, Button, TextInput, useNavigateTo } from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, queryClient, setCsrf } from '../../lib/api';
import { askPasskey, passkeysWork, wasDeclined } from '../../lib/webauthn';
import { EntryFrame } from './EntryFrame';
import { EntryLink, EntryLinks, PasswordField, Refusal } from './parts';
import { SecondStep } from './SecondStep';
import css from './Entry.module.css';

const route = getRouteApi('/sign-in');
type Session = Pick<Me, 'csrf'>;

export function SignIn() {
  const { t } = useTranslation();
  const { to } = route.useSearch();
  const navigate = useNavigateTo();
  const [second, setSecond] = useState<SecondFactor | null>(null);
  const setUp = useQuery({
    queryKey: keys.setup,
    queryFn: ({ signal }) => api.get<{ needed: boolean }>('/api/setup', { signal }),
  });
  const enter = ({ csrf }: Session) => {
    setCsrf(csrf);
    queryClient.removeQueries({ queryKey: keys.me });
    queryClient.removeQueries({ queryKey: keys.company });
    navigate(isInside(to) ? to : '/today');
  };

  if (setUp.data?.needed) {
    return (
      <EntryFrame title={t('entry.needsSetUp.title')} text={t('entry.needsSetUp.text')}>
        <Banner tone="blue">{t('entry.needsSetUp.how')}</Banner>
      </EntryFrame>
    );
  }
  if (second) return <SecondStep factor={second} onDone={enter} onBack={() => setSecond(null)} />;
  return <FirstStep onDone={enter} onSecond={setSecond} to={isInside(to) ? to : '/today'} />;
}

function FirstStep(props: {
  onDone: (session: Session) => void;
  onSecond: (factor: SecondFactor) => void;
  to: string;
}) {
  const { t } = useTranslation();
  const providers = useQuery({
    queryKey: keys.list('sign-on'),
    queryFn: ({ signal }) => api.get<SignOnProvider[] | { items: SignOnProvider[] }>('/api/session/oidc', { signal }),
    retry: false,
  });
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const signIn = useMutation({
    mutationFn: (credentials: { email: string; password: string }) => api.post<Session>('/api/session', credentials),
    onSuccess: props.onDone,
    onError: (error) => {
      const problem = asProblem(error);
      if (problem.code === 'session.second-factor') props.onSecond(problem.document as unknown as SecondFactor);
      else form.resetField('password');
    },
  });
  const passkey = useMutation({
    mutationFn: async () => {
      const { ticket, ...options } = await api.post<Record<string, unknown>>('/api/session/passkey/options');
      const credential = await askPasskey((options.options as Record<string, unknown> | undefined) ?? options);
      return api.post<Session>('/api/session/passkey', { ticket, credential });
    },
    onSuccess: props.onDone,
  });
  const refused = passkey.error && !wasDeclined(passkey.error) ? passkey.error : signIn.error;
  const found = providers.data && (Array.isArray(providers.data) ? providers.data : providers.data.items);
  const errors = form.formState.errors;
  return (
    <EntryFrame title={t('entry.signIn.title')} text={t('entry.signIn.text')}>
      <form
        className={css.form}
        onSubmit={form.handleSubmit((values) => {
          passkey.reset();
          signIn.mutate(values);
        })}
        noValidate
      >
        {refused && asProblem(refused).code !== 'session.second-factor' && <Refusal error={refused} />}
        <TextInput
          size="sm"
          label={t('entry.email')}
          type="email"
          autoComplete="username"
          // The page holds nothing else to do.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          error={errors.email?.message}
          {...form.register('email', { required: t('entry.emailNeeded') })}
        />
        <PasswordField control={form.control} name="password" label={t('entry.password')} complete="current-password" />
        <Button type="submit" size="sm" loading={signIn.isPending}>
          {t('entry.signIn.submit')}
        </Button>
      </form>
      <div className={css.others}>
        <span className={css.or}>{t('entry.or')}</span>
        {passkeysWork() && (
          <Button
            variant="default"
            size="sm"
            leftSection={<KeyRound size={15} aria-hidden />}
            loading={passkey.isPending}
            onClick={() => passkey.mutate()}
          >
            {t('entry.signIn.passkey')}
          </Button>
        )}
        {found?.map((one) => (
          <Button
            key={one.id}
            component="a"
            variant="default"
            size="sm"
            href={`/api/session/oidc/${encodeURIComponent(one.id)}/start?return=${encodeURIComponent(props.to)}`}
          >
            {t('entry.signIn.with', { name: one.name })}
          </Button>
        ))}
      </div>
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
