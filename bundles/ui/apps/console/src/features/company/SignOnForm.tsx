import { asProblem, keys, type SignOnSettings } from '@plumbline/api-client';
import { Banner, BarLines, Button, ErrorState, PasswordInput, Section, TagsInput, TextInput } from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useSubmit } from '../../lib/form';
import css from './Company.module.css';

/** Signing in through the company's own identity provider, by OpenID Connect. */
export function SignOnForm() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: keys.list('sign-on', { of: 'company' }),
    queryFn: ({ signal }) => api.get<SignOnSettings>('/api/company/sign-on', { signal }),
  });
  return (
    <Section title={t('signOn.title')}>
      {query.data ? (
        <Form settings={query.data} />
      ) : query.error ? (
        <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <BarLines lines={4} />
      )}
    </Section>
  );
}

function Form({ settings }: { settings: SignOnSettings }) {
  const { t } = useTranslation();
  const form = useForm({
    defaultValues: {
      issuer: settings.issuer ?? '',
      clientId: settings.clientId ?? '',
      clientSecret: '',
      domains: settings.domains ?? [],
    },
  });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['sign-on'] });
  const save = useSubmit(
    form,
    ({ clientSecret, ...values }) =>
      api.put('/api/company/sign-on', { ...values, clientSecret: clientSecret || { set: true } }),
    (_, values) => {
      tell(t('signOn.saved'));
      form.reset({ ...values, clientSecret: '' });
      void refresh();
    },
  );
  const remove = useMutation({
    mutationFn: () => api.delete('/api/company/sign-on'),
    onSuccess: () => {
      tell(t('signOn.removed'), 'info');
      form.reset({ issuer: '', clientId: '', clientSecret: '', domains: [] });
      return refresh();
    },
    onError: tellFailure,
  });
  const errors = form.formState.errors;
  const isStored = (settings.clientSecret as { set?: boolean } | undefined)?.set === true;
  return (
    <form
      className={css.form}
      onSubmit={form.handleSubmit((values) => save.mutate(values))}
      noValidate
      autoComplete="off"
    >
      <p className={css.quiet}>{t('signOn.text')}</p>
      {save.error && (
        <Banner tone="red" role="alert">
          {asProblem(save.error).detail}
        </Banner>
      )}
      <TextInput
        label={t('signOn.issuer')}
        placeholder="https://login.example.com"
        error={errors.issuer?.message}
        {...form.register('issuer')}
      />
      <div className={css.pair}>
        <TextInput label={t('signOn.clientId')} error={errors.clientId?.message} {...form.register('clientId')} />
        <PasswordInput
          label={t('signOn.clientSecret')}
          placeholder={isStored ? t('signOn.kept') : undefined}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('entry.showPassword') }}
          error={errors.clientSecret?.message}
          {...form.register('clientSecret')}
        />
      </div>
      <Controller
        name="domains"
        control={form.control}
        render={({ field }) => (
          <TagsInput
            label={t('signOn.domains')}
            description={t('signOn.domainsHint')}
            error={errors.domains?.message}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <div className={css.row}>
        <Button type="submit" loading={save.isPending} disabled={!form.formState.isDirty}>
          {t('action.save')}
        </Button>
        {settings.issuer && (
          <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('signOn.remove')}
          </Button>
        )}
      </div>
    </form>
  );
}
