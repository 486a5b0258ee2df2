import { asProblem, type SecondFactor } from '@plumbline/api-client';
import { Banner, Button, PasswordInput, TextInput } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, queryClient, setCsrf } from './api';
import css from './Platform.module.css';

/** The platform's own door; a company's people are not let in here. */
export function SignIn() {
  const { t } = useTranslation();
  const [second, setSecond] = useState<SecondFactor | null>(null);
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  const form = useForm({ defaultValues: { email: '', password: '', code: '' } });
  const enter = useMutation({
    mutationFn: ({ email, password, code }: { email: string; password: string; code: string }) => {
      if (!second) return api.post<{ csrf: string }>('/api/platform/session', { email, password });
      const proof = /^\d{6}$/.test(code.replace(/\s/g, ''))
        ? { code: code.replace(/\s/g, '') }
        : { recoveryCode: code.trim() };
      return api.post<{ csrf: string }>('/api/platform/session/second', { ticket: second.ticket, ...proof });
    },
    onSuccess: ({ csrf }) => {
      setCsrf(csrf);
      void queryClient.invalidateQueries({ queryKey: ['me'] });
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (problem.code === 'session.second-factor' && !second) setSecond(problem.document as unknown as SecondFactor);
    },
  });
  const problem = enter.error ? asProblem(enter.error) : null;
  const errors = form.formState.errors;
  return (
    <div className={css.door}>
      <main className={css.card}>
        <img src="/platform/favicon.svg" alt="" />
        <h1>{t('door.title')}</h1>
        <p>{second ? t('door.second') : t('door.text')}</p>
        <form className={css.form} onSubmit={form.handleSubmit((values) => enter.mutate(values))} noValidate>
          {problem && problem.code !== 'session.second-factor' && (
            <Banner tone="red" role="alert">
              {problem.detail}
            </Banner>
          )}
          {second ? (
            <TextInput
              key="code"
              size="sm"
              label={t('door.code')}
              autoComplete="one-time-code"
              // The page holds nothing else to do.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              error={errors.code?.message}
              {...form.register('code', { required: t('door.codeNeeded') })}
            />
          ) : (
            <>
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
            </>
          )}
          <Button type="submit" size="sm" loading={enter.isPending}>
            {t(second ? 'door.confirm' : 'door.submit')}
          </Button>
        </form>
      </main>
    </div>
  );
}
