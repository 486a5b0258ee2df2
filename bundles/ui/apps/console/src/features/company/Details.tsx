import { zodResolver } from '@hookform/resolvers/zod';
import { asProblem, keys, TRADES, type Company } from '@plumbline/api-client';
import { Banner, Button, Section, Select, TextInput } from '@plumbline/ui-kit';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ZoneSelect } from '../../components/ZoneSelect';
import { i18next } from '../../i18n';
import { tell } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useSubmit } from '../../lib/form';
import { useCan } from '../../lib/session';
import css from './Company.module.css';

export function Details({ company }: { company: Company }) {
  const { t } = useTranslation();
  const mayWrite = useCan()('company.write');
  const schema = z.object({
    name: z.string().trim().min(1, i18next.t('company.nameNeeded')),
    zone: z.string().min(1),
    phone: z.string(),
    trade: z.enum(TRADES),
  });
  type Values = z.infer<typeof schema>;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      name: company.name,
      zone: company.zone,
      phone: company.phone ?? '',
      trade: company.trade ?? 'plumbing',
    },
  });
  const save = useSubmit(
    form,
    (values) => api.put<Company>('/api/company', values),
    (_, values) => {
      tell(t('company.saved'));
      form.reset(values);
      void queryClient.invalidateQueries({ queryKey: keys.company });
      void queryClient.invalidateQueries({ queryKey: keys.me });
    },
  );
  const errors = form.formState.errors;
  return (
    <Section title={t('company.details')}>
      <form className={css.form} onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate>
        {save.error && (
          <Banner tone="red" role="alert">
            {asProblem(save.error).detail}
          </Banner>
        )}
        <div className={css.pair}>
          <TextInput
            label={t('company.name')}
            disabled={!mayWrite}
            error={errors.name?.message}
            {...form.register('name')}
          />
          <TextInput
            label={t('company.phone')}
            type="tel"
            disabled={!mayWrite}
            error={errors.phone?.message}
            {...form.register('phone')}
          />
          <Controller
            name="trade"
            control={form.control}
            render={({ field }) => (
              <Select
                label={t('company.trade')}
                disabled={!mayWrite}
                data={TRADES.map((value) => ({ value, label: t(`trade.${value}`) }))}
                allowDeselect={false}
                value={field.value}
                onChange={(value) => value && field.onChange(value)}
              />
            )}
          />
          <Controller
            name="zone"
            control={form.control}
            render={({ field }) => (
              <ZoneSelect
                size="xs"
                disabled={!mayWrite}
                label={t('company.zone')}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
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
  );
}
