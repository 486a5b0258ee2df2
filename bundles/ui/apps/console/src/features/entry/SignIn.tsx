import { asProblem, keys, type SecondFactor } from '@plumbline/api-client';
import { Banner, Button, TextInput, useNavigateTo } from '@plumbline/ui-kit';
import {
  OtherWays,
  Refusal,
  SecondStep,
  SignOnRefusal,
  usePasskey,
  wasDeclined,
  type SignedIn,
} from '@plumbline/ui-kit/sign-in';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, queryClient, setCsrf } from '../../lib/api';
import { EntryFrame } from './EntryFrame';
import { EntryLink, EntryLinks, PasswordField } from './parts';
import css from './Entry.module.css';

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
  return <FirstStep onDone={enter} onSecond={setSecond} to={home} problem={problem} />;
}

function FirstStep(props: {
  onDone: (session: SignedIn) => void;
  onSecond: (factor: SecondFactor) => void;
  to: string;
  problem: string | undefined;
}) {
  const { t } = useTranslation();
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const signIn = useMutation({
    mutationFn: (credentials: { email: string; password: string }) => api.post<SignedIn>(AT, credentials),
    onSuccess: props.onDone,
    onError: (error) => {
      const problem = asProblem(error);
      if (problem.code === 'session.second-factor') props.onSecond(problem.document as unknown as SecondFactor);
      else form.resetField('password');
    },
  });
  const passkey = usePasskey({ api, at: AT, onDone: props.onDone });
  const refused = passkey.error && !wasDeclined(passkey.error) ? passkey.error : signIn.error;
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
        {refused && asProblem(refused).code !== 'session.second-factor' ? (
          <Refusal error={refused} />
        ) : (
          <SignOnRefusal code={props.problem} />
        )}
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
      <OtherWays api={api} passkey={passkey} email={form.watch('email')} to={props.to} />
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
