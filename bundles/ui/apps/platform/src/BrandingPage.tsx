import { asProblem, type Branding } from '@plumbline/api-client';
import { Banner, BarLines, Button, ErrorState, LogoField, ScrollPage, Section, TextInput } from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, queryClient, tell, useCan } from './api';
import { useTitle } from './marks';
import css from './Platform.module.css';

/** The reseller's name, colour and logo, on every page in front of the door and in mails. */
export function BrandingPage() {
  const { t } = useTranslation();
  useTitle(t('nav.branding'));
  const query = useQuery({
    queryKey: ['branding'],
    queryFn: ({ signal }) => api.get<Branding>('/api/platform/branding', { signal }),
  });
  return (
    <ScrollPage label={t('nav.branding')}>
      <div className={css.head}>
        <h1>{t('nav.branding')}</h1>
      </div>
      {query.data ? (
        <Form branding={query.data} />
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <BarLines lines={6} />
      )}
    </ScrollPage>
  );
}

interface Values {
  displayName: string;
  color: string;
  logo: string;
  mailName: string;
  mailReplyTo: string;
}

const NAMES = ['displayName', 'mailName', 'mailReplyTo'] as const;

function Form({ branding }: { branding: Branding }) {
  const { t } = useTranslation();
  const mayWrite = useCan()('companies.write');
  const form = useForm<Values>({
    defaultValues: {
      displayName: branding.displayName ?? '',
      color: branding.color ?? '',
      logo: branding.logo ?? '',
      mailName: branding.mailName ?? '',
      mailReplyTo: branding.mailReplyTo ?? '',
    },
  });
  const save = useMutation({
    mutationFn: (values: Values) =>
      api.put('/api/platform/branding', {
        ...branding,
        ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? null : value])),
      }),
    onSuccess: (_, values) => {
      tell(t('branding.saved'));
      form.reset(values);
      return queryClient.invalidateQueries({ queryKey: ['branding'] });
    },
    onError: (error) => {
      for (const [name, message] of Object.entries(asProblem(error).fields)) {
        if (name in form.getValues()) form.setError(name as keyof Values, { message });
      }
    },
  });
  const errors = form.formState.errors;
  return (
    <Section title={t('branding.title')}>
      <form className={css.narrow} onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate>
        {save.error && (
          <Banner tone="red" role="alert">
            {asProblem(save.error).detail}
          </Banner>
        )}
        {NAMES.map((name) => (
          <TextInput
            key={name}
            label={t(`branding.${name}`)}
            disabled={!mayWrite}
            error={errors[name]?.message}
            {...form.register(name)}
          />
        ))}
        <TextInput
          label={t('branding.color')}
          description={t('branding.colorHint')}
          placeholder="#1b7f3b"
          disabled={!mayWrite}
          error={errors.color?.message}
          {...form.register('color', {
            validate: (value) => value === '' || /^#[0-9a-f]{6}$/i.test(value) || t('branding.colorInvalid'),
          })}
        />
        <Controller
          name="logo"
          control={form.control}
          render={({ field }) => (
            <LogoField
              value={field.value}
              onChange={field.onChange}
              disabled={!mayWrite}
              fault={errors.logo?.message}
            />
          )}
        />
        {mayWrite && (
          <div>
            <Button type="submit" loading={save.isPending} disabled={!form.formState.isDirty}>
              {t('save')}
            </Button>
          </div>
        )}
      </form>
    </Section>
  );
}
