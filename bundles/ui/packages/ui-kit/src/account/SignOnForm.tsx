import { asProblem, keys, type Api, type SignOnSettings } from '@plumbline/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Banner, BarLines, Button, ErrorState, PasswordInput, Section, TagsInput, TextInput } from '..';
import { useSubmit } from '../submit';
import { tell, tellFailure } from '../tell';
import css from './Account.module.css';

interface Where {
  api: Api;
  /** `/api/company/sign-on` or `/api/platform/sign-on` */
  at: string;
}

/** Signing in through an identity provider of one's own, by OpenID Connect. */
export function SignOnForm({ api, at }: Where) {
  const { t } = useTranslation('kit');
  const query = useQuery({
    queryKey: keys.list('sign-on', { of: at }),
    queryFn: ({ signal }) => api.get<SignOnSettings>(at, { signal }),
  });
  return (
    <Section title={t('signOn.title')}>
      {query.data ? (
        <Form settings={query.data} api={api} at={at} />
      ) : query.error ? (
        <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <BarLines lines={4} />
      )}
    </Section>
  );
}

function Form({ settings, api, at }: Where & { settings: SignOnSettings }) {
  const { t } = useTranslation('kit');
  const client = useQueryClient();
  const form = useForm({
    defaultValues: {
      issuer: settings.issuer ?? '',
      clientId: settings.clientId ?? '',
      clientSecret: '',
      domains: settings.domains ?? [],
    },
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['sign-on'] });
  const save = useSubmit(
    form,
    ({ clientSecret, ...values }) => api.put(at, { ...values, clientSecret: clientSecret || { set: true } }),
    (_, values) => {
      tell(t('signOn.saved'));
      form.reset({ ...values, clientSecret: '' });
      void refresh();
    },
  );
  const remove = useMutation({
    mutationFn: () => api.delete(at),
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
      className={css.wideForm}
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
      {settings.callback && (
        <TextInput
          label={t('signOn.callback')}
          description={t('signOn.callbackHint')}
          value={settings.callback}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
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
          visibilityToggleButtonProps={{ 'aria-label': t('account.showPassword') }}
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
          {t('signOn.save')}
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
