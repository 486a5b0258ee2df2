import { asProblem, CATEGORIES, keys, LEGAL_BASES, type PrivacySettings } from '@plumbline/api-client';
import {
  Banner,
  BarLines,
  Button,
  clsx,
  ErrorState,
  NumberInput,
  Quiet,
  Section,
  Select,
  Switch,
  Textarea,
} from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { tell } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useSubmit } from '../../lib/form';
import { useCan } from '../../lib/session';
import css from './Company.module.css';

/** On what ground what is gathered about customers, and how long it is kept. */
export function PrivacySettingsForm() {
  const query = useQuery({
    queryKey: keys.list('privacy'),
    queryFn: ({ signal }) => api.get<PrivacySettings>('/api/privacy/settings', { signal }),
  });
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return query.data ? <Form settings={query.data} /> : <BarLines lines={8} />;
}

function Form({ settings }: { settings: PrivacySettings }) {
  const { t } = useTranslation();
  const mayWrite = useCan()('privacy.write');
  const form = useForm<PrivacySettings>({
    defaultValues: {
      ...settings,
      disclosure: settings.disclosure ?? '',
    },
  });
  const save = useSubmit(
    form,
    (values) => api.put<PrivacySettings>('/api/privacy/settings', values),
    (_, values) => {
      tell(t('privacy.saved'));
      form.reset(values);
      void queryClient.invalidateQueries({ queryKey: ['privacy'] });
    },
  );
  const errors = form.formState.errors;
  return (
    <Section title={t('company.tab.privacy')}>
      <form className={css.form} onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate>
        <p className={css.quiet}>{t('privacy.text')}</p>
        {!mayWrite && <Banner tone="grey">{t('privacy.readOnly')}</Banner>}
        {save.error && (
          <Banner tone="red" role="alert">
            {asProblem(save.error).detail}
          </Banner>
        )}
        <fieldset className={clsx(css.plain, css.categories)} disabled={!mayWrite}>
          <legend className={css.legend}>{t('privacy.categories')}</legend>
          {CATEGORIES.map((category) => (
            <div key={category} className={css.category}>
              <Controller
                name={`categories.${category}`}
                control={form.control}
                render={({ field }) => (
                  <Switch
                    label={t(`privacy.category.${category}`)}
                    description={t(`privacy.categoryText.${category}`)}
                    checked={field.value ?? false}
                    onChange={(event) => field.onChange(event.currentTarget.checked)}
                  />
                )}
              />
              <Textarea
                label={t('privacy.wording', { category: t(`privacy.category.${category}`) })}
                autosize
                minRows={1}
                {...form.register(`wordings.${category}`)}
              />
            </div>
          ))}
          <Quiet>{t('privacy.never')}</Quiet>
        </fieldset>
        <Controller
          name="legalBasis"
          control={form.control}
          render={({ field }) => (
            <Select
              label={t('privacy.legalBasis')}
              description={t('privacy.legalBasisHint')}
              data={LEGAL_BASES.map((value) => ({ value, label: t(`privacy.basis.${value}`) }))}
              allowDeselect={false}
              disabled={!mayWrite}
              error={errors.legalBasis?.message}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Textarea
          label={t('privacy.disclosure')}
          description={t('privacy.disclosureHint')}
          autosize
          minRows={3}
          disabled={!mayWrite}
          error={errors.disclosure?.message}
          {...form.register('disclosure')}
        />
        <Controller
          name="retentionDays"
          control={form.control}
          rules={{
            validate: (days) => (days !== null && days >= 1 && days <= 3650) || t('privacy.retentionInvalid'),
          }}
          render={({ field }) => (
            <NumberInput
              label={`${t('privacy.retention')} (${t('privacy.retentionUnit')})`}
              description={t('privacy.retentionHint')}
              w={220}
              min={1}
              max={3650}
              disabled={!mayWrite}
              error={errors.retentionDays?.message}
              value={field.value ?? ''}
              onChange={(value) => field.onChange(value === '' ? null : Number(value))}
            />
          )}
        />
        {mayWrite && (
          <div>
            <Button type="submit" loading={save.isPending} disabled={!form.formState.isDirty}>
              {t('action.save')}
            </Button>
          </div>
        )}
      </form>
    </Section>
  );
}
