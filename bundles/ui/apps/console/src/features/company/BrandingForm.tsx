import { zodResolver } from '@hookform/resolvers/zod';
import { asProblem, keys, type Branding } from '@plumbline/api-client';
import { Banner, BarLines, Button, ErrorState, LogoField, Section, TextInput } from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { i18next } from '../../i18n';
import { tell } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useSubmit } from '../../lib/form';
import { useCan } from '../../lib/session';
import { BrandingPreview } from './BrandingPreview';
import css from './Company.module.css';

/** Name, colour, logo and senders of the company, with what they look like. */
export function BrandingForm() {
  const query = useQuery({
    queryKey: keys.list('company', { part: 'branding' }),
    queryFn: ({ signal }) => api.get<Branding>('/api/company/branding', { signal }),
  });
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return query.data ? <Form branding={query.data} /> : <BarLines lines={8} />;
}

const NAMES = ['displayName', 'smsName', 'mailName', 'mailReplyTo'] as const;

function Form({ branding }: { branding: Branding }) {
  const { t } = useTranslation();
  const mayWrite = useCan()('company.write');
  const schema = z.object({
    displayName: z.string(),
    color: z
      .string()
      .refine((text) => text === '' || /^#[0-9a-f]{6}$/i.test(text), i18next.t('company.branding.colorInvalid')),
    logo: z.string(),
    smsName: z.string(),
    mailName: z.string(),
    mailReplyTo: z
      .string()
      .refine((text) => text === '' || z.email().safeParse(text).success, i18next.t('company.branding.mailInvalid')),
  });
  type Values = z.infer<typeof schema>;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      displayName: branding.displayName ?? '',
      color: branding.color ?? '',
      logo: branding.logo ?? '',
      smsName: branding.smsName ?? '',
      mailName: branding.mailName ?? '',
      mailReplyTo: branding.mailReplyTo ?? '',
    },
  });
  const save = useSubmit(
    form,
    (values) =>
      api.put<Branding>(
        '/api/company/branding',
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? null : value])),
      ),
    (_, values) => {
      tell(t('company.branding.saved'));
      form.reset(values);
      void queryClient.invalidateQueries({ queryKey: ['company'] });
    },
  );
  const values = useWatch({ control: form.control });
  const errors = form.formState.errors;
  const nameField = (name: (typeof NAMES)[number]) => (
    <TextInput
      label={t(`company.branding.${name}`)}
      disabled={!mayWrite}
      error={errors[name]?.message}
      {...form.register(name)}
    />
  );
  return (
    <div className={css.columns}>
      <Section title={t('company.branding.title')}>
        <form className={css.form} onSubmit={form.handleSubmit((all) => save.mutate(all))} noValidate>
          {save.error && (
            <Banner tone="red" role="alert">
              {asProblem(save.error).detail}
            </Banner>
          )}
          {nameField('displayName')}
          <div className={css.color}>
            <TextInput
              label={t('company.branding.color')}
              description={t('company.branding.colorHint')}
              placeholder="#1b7f3b"
              disabled={!mayWrite}
              error={errors.color?.message}
              {...form.register('color')}
            />
            <input
              type="color"
              aria-label={t('company.branding.color')}
              disabled={!mayWrite}
              value={/^#[0-9a-f]{6}$/i.test(values.color ?? '') ? values.color : '#0062cc'}
              onChange={(event) => form.setValue('color', event.currentTarget.value, { shouldDirty: true })}
            />
          </div>
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
          {nameField('smsName')}
          <div className={css.pair}>
            {nameField('mailName')}
            {nameField('mailReplyTo')}
          </div>
          {mayWrite && (
            <div>
              <Button type="submit" loading={save.isPending} disabled={!form.formState.isDirty}>
                {t('action.save')}
              </Button>
            </div>
          )}
        </form>
      </Section>
      <BrandingPreview values={values} />
    </div>
  );
}
