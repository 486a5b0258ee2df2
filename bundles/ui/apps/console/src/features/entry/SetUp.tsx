import { zodResolver } from '@hookform/resolvers/zod';
import { asProblem, keys, type Me } from '@plumbline/api-client';
import { Banner, Button, PasswordInput, TextInput, useNavigateTo } from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ZoneSelect } from '../../components/ZoneSelect';
import { api, queryClient, setCsrf } from '../../lib/api';
import { EntryFrame } from './EntryFrame';
import css from './Entry.module.css';

/** First run: the one-time link `/setup#<token>` makes the company and its owner. */
export function SetUp() {
  const { t } = useTranslation();
  const navigate = useNavigateTo();
  // The token stays behind the #, so it is never sent with a page request nor kept in a server's log.
  const [token] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  const setUp = useQuery({
    queryKey: keys.setup,
    queryFn: ({ signal }) => api.get<{ needed: boolean }>('/api/setup', { signal }),
  });
  if (setUp.data && !setUp.data.needed) {
    return (
      <EntryFrame title={t('entry.setUp.doneTitle')} text={t('entry.setUp.doneText')}>
        <Button onClick={() => navigate('/sign-in')}>{t('entry.signIn.submit')}</Button>
      </EntryFrame>
    );
  }
  if (!token) {
    return (
      <EntryFrame title={t('entry.setUp.title')} text={t('entry.setUp.noToken')}>
        <Banner tone="blue">{t('entry.needsSetUp.how')}</Banner>
      </EntryFrame>
    );
  }
  return <SetUpForm token={token} />;
}

function SetUpForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const navigate = useNavigateTo();
  const schema = z
    .object({
      company: z.string().trim().min(1, t('entry.setUp.companyNeeded')),
      zone: z.string().min(1),
      name: z.string().trim().min(1, t('entry.setUp.nameNeeded')),
      email: z.email(t('entry.emailInvalid')),
      password: z.string().min(12, t('entry.setUp.passwordShort')),
      again: z.string(),
    })
    .refine((values) => values.password === values.again, {
      path: ['again'],
      message: t('entry.setUp.passwordDiffers'),
    });
  type Values = z.infer<typeof schema>;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      company: '',
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      name: '',
      email: '',
      password: '',
      again: '',
    },
  });
  const save = useMutation({
    mutationFn: ({ again: _, ...values }: Values) => api.post<Pick<Me, 'csrf'>>('/api/setup', { token, ...values }),
    onSuccess: ({ csrf }) => {
      setCsrf(csrf);
      queryClient.clear();
      navigate('/connections');
    },
    onError: (error) => {
      for (const [name, message] of Object.entries(asProblem(error).fields)) {
        if (name in form.getValues()) form.setError(name as keyof Values, { message });
      }
    },
  });
  const problem = save.error ? asProblem(save.error) : null;
  const errors = form.formState.errors;
  return (
    <EntryFrame title={t('entry.setUp.title')} text={t('entry.setUp.text')} wide>
      <form className={css.form} onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate>
        {problem && (
          <Banner tone="red" role="alert">
            {problem.detail}
          </Banner>
        )}
        <TextInput
          size="sm"
          label={t('entry.setUp.company')}
          error={errors.company?.message}
          {...form.register('company')}
        />
        <Controller
          name="zone"
          control={form.control}
          render={({ field }) => (
            <ZoneSelect
              label={t('entry.setUp.zone')}
              description={t('entry.setUp.zoneWhy')}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <div className={css.pair}>
          <TextInput
            size="sm"
            label={t('entry.setUp.name')}
            autoComplete="name"
            error={errors.name?.message}
            {...form.register('name')}
          />
          <TextInput
            size="sm"
            label={t('entry.email')}
            type="email"
            autoComplete="username"
            error={errors.email?.message}
            {...form.register('email')}
          />
        </div>
        <div className={css.pair}>
          <PasswordInput
            size="sm"
            label={t('entry.password')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('entry.showPassword') }}
            error={errors.password?.message}
            {...form.register('password')}
          />
          <PasswordInput
            size="sm"
            label={t('entry.setUp.again')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('entry.showPassword') }}
            error={errors.again?.message}
            {...form.register('again')}
          />
        </div>
        <Button type="submit" size="sm" loading={save.isPending}>
          {t('entry.setUp.submit')}
        </Button>
      </form>
    </EntryFrame>
  );
}
