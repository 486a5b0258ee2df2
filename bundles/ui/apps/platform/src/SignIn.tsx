import { asProblem, type SecondFactor } from '@plumbline/api-client';
import { Button, PasswordInput, TextInput } from '@plumbline/ui-kit';
import {
  OtherWays,
  Refusal,
  SecondStep,
  SignOnRefusal,
  usePasskey,
  wasDeclined,
  type SignedIn,
} from '@plumbline/ui-kit/sign-in';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
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
          <FirstStep onDone={enter} onSecond={setSecond} problem={problem} />
        )}
      </main>
    </div>
  );
}

function FirstStep(props: {
  onDone: (session: SignedIn) => void;
  onSecond: (factor: SecondFactor) => void;
  problem: string | null;
}) {
  const { t } = useTranslation();
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const signIn = useMutation({
    mutationFn: (credentials: { email: string; password: string }) => api.post<SignedIn>(AT, credentials),
    onSuccess: props.onDone,
    onError: (error) => {
      const problem = asProblem(error);
      if (problem.code === 'session.second-factor') props.onSecond(problem.document as unknown as SecondFactor);
    },
  });
  const passkey = usePasskey({ api, at: AT, onDone: props.onDone });
  const refused = passkey.error && !wasDeclined(passkey.error) ? passkey.error : signIn.error;
  const errors = form.formState.errors;
  return (
    <>
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
          label={t('door.email')}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...form.register('email', { required: t('door.emailNeeded') })}
        />
        <PasswordInput
          size="sm"
          label={t('door.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('door.show') }}
          error={errors.password?.message}
          {...form.register('password', { required: t('door.passwordNeeded') })}
        />
        <Button type="submit" size="sm" loading={signIn.isPending}>
          {t('door.submit')}
        </Button>
      </form>
      <OtherWays api={api} passkey={passkey} email={form.watch('email')} to="/platform/" platform />
    </>
  );
}
