import { asProblem, keys, type Me } from '@plumbline/api-client';
import { Banner, Button, PasswordInput, TextInput, useNavigateTo } from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, queryClient, setCsrf } from '../../lib/api';
import { EntryFrame } from './EntryFrame';
import css from './Entry.module.css';

const route = getRouteApi('/sign-in');

export function SignIn() {
  const { t } = useTranslation();
  const { to } = route.useSearch();
  const navigate = useNavigateTo();
  const setUp = useQuery({
    queryKey: keys.setup,
    queryFn: ({ signal }) => api.get<{ needed: boolean }>('/api/setup', { signal }),
  });
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const signIn = useMutation({
    mutationFn: (credentials: { email: string; password: string }) =>
      api.post<Pick<Me, 'csrf'>>('/api/session', credentials),
    onSuccess: ({ csrf }) => {
      setCsrf(csrf);
      queryClient.removeQueries({ queryKey: keys.me });
      navigate(isInside(to) ? to : '/today');
    },
    onError: () => form.resetField('password'),
  });
  const problem = signIn.error ? asProblem(signIn.error) : null;

  if (setUp.data?.needed) {
    return (
      <EntryFrame title={t('entry.needsSetUp.title')} text={t('entry.needsSetUp.text')}>
        <Banner tone="blue">{t('entry.needsSetUp.how')}</Banner>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t('entry.signIn.title')} text={t('entry.signIn.text')}>
      <form className={css.form} onSubmit={form.handleSubmit((values) => signIn.mutate(values))} noValidate>
        {problem && (
          <Banner tone="red" role="alert">
            {problem.status === 429 && problem.retryAfter
              ? t('entry.signIn.throttled', { detail: problem.detail, seconds: problem.retryAfter })
              : problem.detail}
          </Banner>
        )}
        <TextInput
          size="sm"
          label={t('entry.email')}
          type="email"
          autoComplete="username"
          // The page holds nothing else to do.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          error={form.formState.errors.email?.message}
          {...form.register('email', { required: t('entry.emailNeeded') })}
        />
        <PasswordInput
          size="sm"
          label={t('entry.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('entry.showPassword') }}
          error={form.formState.errors.password?.message}
          {...form.register('password', { required: t('entry.passwordNeeded') })}
        />
        <Button type="submit" size="sm" loading={signIn.isPending}>
          {t('entry.signIn.submit')}
        </Button>
      </form>
    </EntryFrame>
  );
}

/** Only a path of this application is followed after sign-in, never another site. */
function isInside(to: string | undefined): to is string {
  return to !== undefined && /^\/(?![/\\])/.test(to);
}
