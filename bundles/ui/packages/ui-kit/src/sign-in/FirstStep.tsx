import { asProblem, type SecondFactor } from '@plumbline/api-client';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button, PasswordInput, TextInput } from '..';
import type { Entry, SignedIn } from './entry';
import { OtherWays, usePasskey } from './OtherWays';
import { wasDeclined } from './passkey';
import { Refusal, SignOnRefusal } from './Refusal';
import css from './SignIn.module.css';

interface Props extends Entry {
  onSecond: (factor: SecondFactor) => void;
  /** Path to go to in the end. */
  to: string;
  /** Why an identity provider's answer did not lead in, as the address tells it. */
  problem: string | null | undefined;
}

/** E-mail and password; below them a passkey and identity providers. */
export function FirstStep({ api, at, onDone, onSecond, to, problem }: Props) {
  const { t } = useTranslation('kit');
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const signIn = useMutation({
    mutationFn: (credentials: { email: string; password: string }) => api.post<SignedIn>(at, credentials),
    onSuccess: onDone,
    onError: (error) => {
      const refusal = asProblem(error);
      if (refusal.code === 'session.second-factor') onSecond(refusal.document as unknown as SecondFactor);
      else form.resetField('password');
    },
  });
  const passkey = usePasskey({ api, at, onDone });
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
          <SignOnRefusal code={problem} />
        )}
        <TextInput
          size="sm"
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          // The page holds nothing else to do.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          error={errors.email?.message}
          {...form.register('email', { required: t('signIn.emailNeeded') })}
        />
        <PasswordInput
          size="sm"
          label={t('signIn.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          error={errors.password?.message}
          {...form.register('password', { required: t('signIn.passwordNeeded') })}
        />
        <Button type="submit" size="sm" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
      <OtherWays api={api} at={at} passkey={passkey} email={form.watch('email')} to={to} />
    </>
  );
}
